package io.roadloop.inference.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roadloop.inference.release.NothingServesException;
import io.roadloop.inference.release.Release;
import io.roadloop.inference.release.Served;
import io.roadloop.inference.report.InferenceMetrics;
import io.roadloop.inference.report.ServingObserver;
import io.roadloop.inference.report.ServingStatistics;
import io.roadloop.inference.segment.ImageSegmenter;
import io.roadloop.inference.segment.SegmentationModel;
import io.roadloop.inference.segment.SegmentationModelFactory;
import io.roadloop.inference.support.FaultySegmenter;
import io.roadloop.inference.support.Registry;
import io.roadloop.inference.support.TestFleet;
import io.roadloop.inference.support.TestTrainer;
import io.roadloop.inference.support.TinyModels;
import io.roadloop.inference.teach.TeachingPolicy;
import io.roadloop.onnx.OnnxDevice;
import io.roadloop.onnx.OnnxRuntime;
import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.DeadLetter;
import io.roadloop.schemas.avro.PseudoLabel;
import io.roadloop.schemas.avro.Refused;
import io.roadloop.schemas.avro.Segmentation;
import io.roadloop.schemas.avro.Segmented;
import io.roadloop.schemas.avro.ServingReport;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.KafkaSettings;
import io.roadloop.store.ModelDigest;
import io.roadloop.store.ModelFileName;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.codec.DecodedMask;
import io.roadloop.vision.codec.ImageLimits;
import io.roadloop.vision.codec.MaskCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Registry.class)
class ServingTopologyTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:05Z");
    private static final TeachingPolicy POLICY =
            new TeachingPolicy(0.25, 1, Duration.ofDays(1), 3, 2, Duration.ofSeconds(10));

    private final AvroWire wire;
    private final OnnxRuntime runtime = OnnxRuntime.serving(OnnxDevice.CPU);
    private final Served<SegmentationModel> served = new Served<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ServingStatistics statistics = new ServingStatistics("test", NOW);
    private Instant now = NOW;
    private Optional<RuntimeException> fault = Optional.empty();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> frames;
    private TestOutputTopic<byte[], Segmentation> segmentations;
    private TestOutputTopic<byte[], PseudoLabel> pseudoLabels;
    private TestOutputTopic<byte[], DeadLetter> deadLetters;

    ServingTopologyTest(AvroWire wire) {
        this.wire = wire;
    }

    @BeforeEach
    void start(@TempDir Path state) throws Exception {
        serve(release(7, 0, NOW), 20);
        driver = new TopologyTestDriver(
                new ServingTopology(
                                wire,
                                () -> new FaultySegmenter(new ImageSegmenter(served, ImageLimits.DEFAULT), () -> fault),
                                POLICY,
                                ServingObserver.all(List.of(statistics, new InferenceMetrics(meters))),
                                () -> now)
                        .build(),
                properties(state),
                NOW);
        frames = driver.createInputTopic(
                Topics.FRAMES.name(), new ByteArraySerializer(), new ByteArraySerializer(), NOW, Duration.ZERO);
        segmentations = output(Topics.SEGMENTATIONS);
        pseudoLabels = output(Topics.PSEUDO_LABELS);
        deadLetters = output(Topics.DEAD_LETTERS);
    }

    @AfterEach
    void end() {
        driver.close();
        served.close();
    }

    @Test
    void shouldSegmentAGoodFrameAtItsOwnSizeUnderItsOwnKey() {
        // When
        send(TestFleet.frame("car-1", 3));

        // Then
        KeyValue<byte[], Segmentation> record = segmentations.readKeyValue();
        Segmentation segmentation = record.value;
        assertThat(record.key).isEqualTo(TestFleet.key("car-1"));
        assertThat(segmentation.getFrameId()).isEqualTo("car-1/front/3");
        assertThat(segmentation.getCameraId()).isEqualTo("front");
        assertThat(segmentation.getSequence()).isEqualTo(3);
        assertThat(segmentation.getAppendedAt()).isEqualTo(NOW);
        assertThat(segmentation.getSegmentedAt()).isEqualTo(NOW);
        assertThat(segmentation.getCapturedAt()).isEqualTo(TestFleet.CAPTURED.plusMillis(300));
        Segmented outcome = (Segmented) segmentation.getOutcome();
        assertThat(outcome.getReleaseNumber()).isEqualTo(7);
        LabelMask mask = mask(outcome.getMask());
        assertThat(mask.size()).isEqualTo(TestFleet.SIZE);
        assertThat(mask.at(2, 2)).isEqualTo(1);
        assertThat(mask.at(40, 30)).isEqualTo(2);
        assertThat(outcome.getPixelsPerClass()).startsWith(0L, 768L, 768L).hasSize(11);
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void shouldRefuseATruncatedJpeg() {
        send(TestFleet.truncatedJpeg("car-1", 0));
        assertRefused("image-truncated", "car-1/front/0");
    }

    @Test
    void shouldRefuseAPngThatClaimsMorePixelsThanAllowedBeforeReadingThem() {
        send(TestFleet.claimingTooMuch("car-1", 0));
        assertRefused("image-too-large", "car-1/front/0");
    }

    @Test
    void shouldRefuseAFrameWhoseImageHasAnotherSizeThanItSays() {
        send(TestFleet.misdeclared("car-1", 0));
        assertRefused("image-size-mismatch", "car-1/front/0");
    }

    @Test
    void shouldRefuseAFrameWhoseImageHasAnotherTypeThanItSays() {
        send(TestFleet.disguised("car-1", 0));
        assertRefused("image-type", "car-1/front/0");
    }

    @Test
    void shouldRefuseBytesThatAreNotAvro() {
        frames.pipeInput(TestFleet.key("car-1"), "not avro".getBytes(StandardCharsets.UTF_8));
        assertRefused("not-avro", Topics.FRAMES.name() + "/0/0");
    }

    @Test
    void shouldRefuseAnUnknownSchema() {
        frames.pipeInput(TestFleet.key("car-1"), new byte[] {0, 0x0f, 0x42, 0x41, 0x40, 1, 2, 3});
        assertRefused("unknown-schema", Topics.FRAMES.name() + "/0/0");
    }

    @Test
    void shouldRefuseATombstone() {
        frames.pipeInput(TestFleet.key("car-1"), (byte[]) null);
        assertRefused("not-avro", Topics.FRAMES.name() + "/0/0");
    }

    @Test
    void shouldRefuseAFrameWithoutAName() {
        CameraFrame nameless = TestFleet.frame("car-1", 0);
        nameless.setFrameId(" ");
        send(nameless);
        assertRefused("frame-invalid", Topics.FRAMES.name() + "/0/0");
    }

    @Test
    void shouldRefuseAKeyThatWouldMakeOutputsTooLargeAndNotCopyIt() {
        frames.pipeInput(new byte[2 << 20], bytes(TestFleet.frame("car-1", 0)));
        KeyValue<byte[], Segmentation> record = segmentations.readKeyValue();
        assertThat(record.key).isNull();
        assertThat(((Refused) record.value.getOutcome()).getCause()).isEqualTo("frame-invalid");
        assertThat(record.value.getVehicleId()).isEmpty();
        assertThat(deadLetters.readKeyValue().key).isNull();
    }

    @Test
    void shouldGiveExactlyOneSegmentationForEachRecordAndGoOnAfterBadOnes() {
        send(TestFleet.frame("car-1", 0));
        send(TestFleet.truncatedJpeg("car-1", 1));
        frames.pipeInput(null, new byte[0]);
        send(TestFleet.frame("car-2", 0));
        assertThat(segmentations.readValuesToList())
                .extracting(segmentation -> segmentation.getOutcome().getClass().getSimpleName())
                .containsExactly("Segmented", "Refused", "Refused", "Segmented");
        assertThat(deadLetters.readValuesToList()).hasSize(2);
    }

    @Test
    void shouldTeachWhatTheReleaseIsSureOf() {
        // When
        send(TestFleet.frame("car-1", 0));

        // Then
        PseudoLabel label = pseudoLabels.readValue();
        assertThat(label.getFrame()).isEqualTo(TestFleet.frame("car-1", 0));
        assertThat(label.getReleaseNumber()).isEqualTo(7);
        assertThat(label.getGeneration()).isEqualTo(1);
        assertThat(label.getTaxonomy()).isEqualTo("camvid-11");
        assertThat(label.getTaughtShare()).isEqualTo(22.0 / 24);
        LabelMask mask = mask(label.getMask());
        assertThat(mask.size()).isEqualTo(TestFleet.SIZE);
        assertThat(mask.at(0, 0)).isEqualTo(1);
        assertThat(mask.at(24, 0)).isEqualTo(LabelMask.IGNORE);
        assertThat(mask.at(47, 31)).isEqualTo(2);
    }

    @Test
    void shouldNotTeachWhatTheReleaseIsNotSureOf() throws Exception {
        serve(release(8, 0, NOW), 1);
        send(TestFleet.frame("car-1", 0));
        assertThat(segmentations.isEmpty()).isFalse();
        assertThat(pseudoLabels.isEmpty()).isTrue();
    }

    @Test
    void shouldNotTeachAFrameThatWasRefused() {
        send(TestFleet.truncatedJpeg("car-1", 0));
        assertThat(pseudoLabels.isEmpty()).isTrue();
    }

    @Test
    void shouldTeachOneGenerationDeeperThanTheReleaseUpToTheDeepestAllowed() throws Exception {
        serve(release(8, 2, NOW), 20);
        send(TestFleet.frame("car-1", 0));
        serve(release(9, 3, NOW), 20);
        send(TestFleet.frame("car-2", 0));
        assertThat(pseudoLabels.readValuesToList())
                .extracting(PseudoLabel::getGeneration)
                .containsExactly(3);
    }

    @Test
    void shouldNotTeachWithAModelThatIsTooOld() throws Exception {
        serve(release(8, 0, NOW.minus(Duration.ofHours(25))), 20);
        send(TestFleet.frame("car-1", 0));
        assertThat(pseudoLabels.isEmpty()).isTrue();
    }

    @Test
    void shouldKeepEachVehicleWithinItsQuotaOfAWindow() {
        for (int sequence = 0; sequence < 5; sequence++) {
            send(TestFleet.frame("car-1", sequence));
        }
        send(TestFleet.frame("car-2", 0));
        assertThat(pseudoLabels.readValuesToList())
                .extracting(label -> label.getFrame().getVehicleId())
                .containsExactly("car-1", "car-1", "car-2");

        now = NOW.plusSeconds(10);
        send(TestFleet.frame("car-1", 5));
        assertThat(pseudoLabels.readValuesToList()).hasSize(1);
    }

    @Test
    void shouldRefuseAFrameThatFailsInAWayNobodyForesaw() {
        // When
        fault = Optional.of(new IllegalStateException("a fault of ours"));
        send(TestFleet.frame("car-1", 0));
        fault = Optional.empty();
        send(TestFleet.frame("car-1", 1));

        // Then
        assertThat(segmentations.getQueueSize()).isEqualTo(2);
        assertThat(pseudoLabels.readValuesToList()).hasSize(1);
        assertRefused("internal-error", "car-1/front/0");
        assertThat(segmentations.readValue().getOutcome()).isInstanceOf(Segmented.class);
    }

    @Test
    void shouldFailTheTaskAndRefuseNothingWhereNothingServes() {
        served.close();
        assertThatThrownBy(() -> send(TestFleet.frame("car-1", 0)))
                .hasRootCauseInstanceOf(NothingServesException.class);
        assertThat(segmentations.isEmpty()).isTrue();
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void shouldGiveUpTheLabelAloneWhenTeachingFails() throws Exception {
        serve(release(8, 0, NOW, 2.0), 20);
        send(TestFleet.frame("car-1", 0));
        assertThat(segmentations.readValue().getOutcome()).isInstanceOf(Segmented.class);
        assertThat(pseudoLabels.isEmpty()).isTrue();
        assertThat(deadLetters.isEmpty()).isTrue();
        assertThat(meters.counter(InferenceMetrics.NOT_TAUGHT).count()).isEqualTo(1);
    }

    @Test
    void shouldReportWhatItDid() {
        send(TestFleet.frame("car-1", 0));
        send(TestFleet.truncatedJpeg("car-1", 1));
        ServingReport report = statistics.endWindow(NOW.plusSeconds(10));
        assertThat(report.getFrames()).isEqualTo(2);
        assertThat(report.getRefused()).isEqualTo(1);
        assertThat(report.getPseudoLabels()).isEqualTo(1);
        assertThat(report.getMeanConfidence()).isGreaterThan(0.99);
        assertThat(report.getClassHistogram()).startsWith(0L, 768L, 768L);
        assertThat(report.getDriftByCamera()).containsExactly(Map.entry("car-1/front", 0.0));
    }

    private void assertRefused(String cause, String frameId) {
        Segmentation segmentation = segmentations.readValue();
        assertThat(((Refused) segmentation.getOutcome()).getCause()).isEqualTo(cause);
        assertThat(segmentation.getFrameId()).isEqualTo(frameId);
        assertThat(segmentation.getVehicleId()).isEqualTo("car-1");
        KeyValue<byte[], DeadLetter> letter = deadLetters.readKeyValue();
        assertThat(letter.key).isEqualTo(TestFleet.key("car-1"));
        assertThat(letter.value.getCause()).isEqualTo(cause);
        assertThat(letter.value.getService()).isEqualTo("inference-service");
        assertThat(letter.value.getTopic()).isEqualTo(Topics.FRAMES.name());
        assertThat(pseudoLabels.isEmpty()).isTrue();
    }

    private void serve(Release release, float steepness) throws Exception {
        byte[] onnx = TinyModels.darkAndBright(11, 1, 2, steepness);
        served.swap(new SegmentationModelFactory(runtime, Duration.ofSeconds(5)).load(release, onnx));
    }

    private static Release release(long number, int generation, Instant releasedAt) {
        return release(number, generation, releasedAt, 0.95);
    }

    private static Release release(long number, int generation, Instant releasedAt, double threshold) {
        return new Release(
                number,
                ModelDigest.of(new byte[] {(byte) number}),
                ModelFileName.STANDARD,
                TestTrainer.INPUT,
                TestTrainer.TAXONOMY,
                Collections.nCopies(11, OptionalDouble.of(threshold)),
                generation,
                releasedAt);
    }

    private void send(CameraFrame frame) {
        frames.pipeInput(TestFleet.key(frame.getVehicleId()), bytes(frame));
    }

    private byte[] bytes(CameraFrame frame) {
        return wire.serializer(Topics.FRAMES).serialize(Topics.FRAMES.name(), frame);
    }

    private <V extends SpecificRecord> TestOutputTopic<byte[], V> output(TopicSpec<V> topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), wire.deserializer(topic));
    }

    private static LabelMask mask(ByteBuffer png) {
        byte[] bytes = new byte[png.remaining()];
        png.duplicate().get(bytes);
        return ((DecodedMask.Mask) MaskCodec.decode(bytes, ImageLimits.DEFAULT)).mask();
    }

    private static Properties properties(Path state) {
        Properties properties = StreamsProperties.of(
                new KafkaSettings("localhost:9092", Map.of()),
                new ServingProfile(Delivery.LOW_LATENCY, Duration.ofMillis(400), Duration.ofSeconds(2)),
                "roadloop-test",
                "inference-1",
                1,
                state);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        return properties;
    }
}
