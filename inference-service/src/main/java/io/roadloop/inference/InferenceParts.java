package io.roadloop.inference;

import io.micrometer.core.instrument.MeterRegistry;
import io.roadloop.inference.release.ReleaseFollower;
import io.roadloop.inference.release.ReleaseLoader;
import io.roadloop.inference.release.ReleaseLog;
import io.roadloop.inference.release.ReleaseVerification;
import io.roadloop.inference.release.Served;
import io.roadloop.inference.report.InferenceMetrics;
import io.roadloop.inference.report.ServingLog;
import io.roadloop.inference.report.ServingObserver;
import io.roadloop.inference.report.ServingStatistics;
import io.roadloop.inference.segment.ImageSegmenter;
import io.roadloop.inference.segment.SegmentationModel;
import io.roadloop.inference.segment.SegmentationModelFactory;
import io.roadloop.inference.topology.ServingTopology;
import io.roadloop.inference.topology.StreamsProperties;
import io.roadloop.inference.topology.ThreadReplacement;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.TaxonomyFiles;
import io.roadloop.onnx.OnnxDevice;
import io.roadloop.onnx.OnnxRuntime;
import io.roadloop.onnx.UnusableOnnxDeviceException;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.WireSettings;
import io.roadloop.store.DirectoryModelStore;
import io.roadloop.store.onnx.InspectionLimits;
import io.roadloop.store.release.KeyFiles;
import io.roadloop.store.release.ReleaseVerifier;
import io.roadloop.vision.Taxonomy;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/**
 * What the service is made of, from its settings. Making it reads keys and taxonomy and loads ONNX Runtime, and speaks
 * to nobody; who speaks is made on demand and belongs to the caller.
 */
final class InferenceParts {

    private final InferenceSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final Taxonomy taxonomy;
    private final ReleaseVerifier verifier;
    private final OnnxRuntime runtime;
    private final AvroWire wire;
    private final Served<SegmentationModel> served = new Served<>();
    private final ServingStatistics statistics;
    private final ServingObserver observer;

    InferenceParts(InferenceSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.taxonomy = TaxonomyFiles.resolve(settings.releases().taxonomy());
        this.verifier = KeyFiles.readVerifier(settings.releases().keys());
        this.runtime = OnnxRuntime.serving(device(settings.serving().device()));
        this.wire = new AvroWire(new WireSettings(settings.kafka(), settings.registry()));
        this.statistics = new ServingStatistics(settings.identity().instance(), clock.instant());
        this.observer = ServingObserver.all(List.of(statistics, new InferenceMetrics(meters), new ServingLog()));
    }

    private static OnnxDevice device(String name) {
        try {
            return OnnxDevice.parse(name);
        } catch (UnusableOnnxDeviceException e) {
            throw new UserErrorException("serving." + e.getMessage(), e);
        }
    }

    InferenceSettings settings() {
        return settings;
    }

    Clock clock() {
        return clock;
    }

    AvroWire wire() {
        return wire;
    }

    OnnxRuntime runtime() {
        return runtime;
    }

    ServingStatistics statistics() {
        return statistics;
    }

    /** The model that serves; closed by whoever ends the service, after the streams. */
    Served<SegmentationModel> served() {
        return served;
    }

    ReleaseFollower<SegmentationModel> follower() {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                settings.kafka().consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return new ReleaseFollower<>(
                new ReleaseLog(consumer),
                new ReleaseVerification(
                        wire.reader(Topics.MODEL_RELEASES),
                        verifier,
                        settings.releases().model(),
                        taxonomy),
                new ReleaseLoader<>(
                        new DirectoryModelStore(settings.releases().store()),
                        InspectionLimits.DEFAULTS,
                        new SegmentationModelFactory(runtime, settings.serving().inferenceDeadline())),
                served,
                observer,
                settings.releases().retry());
    }

    KafkaStreams streams() {
        Topology topology = new ServingTopology(
                        wire, () -> new ImageSegmenter(served, settings.limits()), settings.teaching(), observer, clock)
                .build();
        KafkaStreams streams = new KafkaStreams(
                topology,
                StreamsProperties.of(
                        settings.kafka(),
                        settings.serving().profile(),
                        settings.identity().application(),
                        settings.identity().instance(),
                        settings.serving().threads(),
                        settings.serving().stateDirectory()));
        streams.setUncaughtExceptionHandler(new ThreadReplacement(clock));
        return streams;
    }
}
