package io.roadloop.inference.topology;

import io.roadloop.inference.report.ServingObserver;
import io.roadloop.inference.segment.Segmenter;
import io.roadloop.inference.teach.TeachingPolicy;
import io.roadloop.inference.teach.VehicleQuota;
import io.roadloop.schemas.avro.DeadLetter;
import io.roadloop.schemas.avro.PseudoLabel;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The flow of a frame. Frames are taken as raw bytes, so that what cannot be read has an outcome too: each record of
 * frames gives exactly one segmentation, segmented or refused; pseudo-labels and dead letters come on top.
 */
public final class ServingTopology {

    private final StreamsBuilder builder = new StreamsBuilder();
    private final AvroWire wire;
    private final Supplier<Segmenter> segmenters;
    private final TeachingPolicy policy;
    private final ServingObserver observer;
    private final InstantSource clock;

    /** @param segmenters one for each stream task, which closes it */
    public ServingTopology(
            AvroWire wire,
            Supplier<Segmenter> segmenters,
            TeachingPolicy policy,
            ServingObserver observer,
            InstantSource clock) {
        this.wire = wire;
        this.segmenters = segmenters;
        this.policy = policy;
        this.observer = observer;
        this.clock = clock;
    }

    /** frames → segment → segmentations; what may teach → pseudo-labels; what was refused → dead letters. */
    public Topology build() {
        KStream<byte[], FrameOutcome> outcomes = frames().process(segmenting(), Named.as("segment"));
        outcomes.mapValues(OutcomeRecords::segmentation, Named.as("to-segmentation"))
                .to(Topics.SEGMENTATIONS.name(), Placed.produced(wire.serde(Topics.SEGMENTATIONS), "segmentations"));
        outcomes.process(teaching(), Named.as("teach"))
                .to(Topics.PSEUDO_LABELS.name(), Placed.produced(wire.serde(Topics.PSEUDO_LABELS), "pseudo-labels"));
        outcomes.filter((key, outcome) -> outcome instanceof FrameOutcome.Refused, Named.as("refused"))
                .mapValues(outcome -> OutcomeRecords.deadLetter((FrameOutcome.Refused) outcome), Named.as("to-letter"))
                .to(Topics.DEAD_LETTERS.name(), deadLetters());
        return builder.build();
    }

    private KStream<byte[], byte[]> frames() {
        return builder.stream(
                Topics.FRAMES.name(),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                        .withName("frames")
                        .withTimestampExtractor(new AppendTime()));
    }

    private ProcessorSupplier<byte[], byte[], byte[], FrameOutcome> segmenting() {
        return () -> new SegmentFrames(segmenters.get(), wire.reader(Topics.FRAMES), observer, clock);
    }

    private Produced<byte[], DeadLetter> deadLetters() {
        return Produced.<byte[], DeadLetter>as("dead-letters")
                .withKeySerde(Serdes.ByteArray())
                .withValueSerde(wire.serde(Topics.DEAD_LETTERS));
    }

    private ProcessorSupplier<byte[], FrameOutcome, byte[], Placed<PseudoLabel>> teaching() {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], FrameOutcome, byte[], Placed<PseudoLabel>> get() {
                return new TeachFrames(policy, observer);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(VehicleQuota.store(policy));
            }
        };
    }
}
