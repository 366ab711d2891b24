package io.roadloop.inference.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadloop.inference.segment.SegmentationModel;
import io.roadloop.inference.segment.SegmentationModelFactory;
import io.roadloop.inference.support.Registry;
import io.roadloop.inference.support.TestTrainer;
import io.roadloop.inference.support.TinyModels;
import io.roadloop.onnx.OnnxDevice;
import io.roadloop.onnx.OnnxRuntime;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.store.DirectoryModelStore;
import io.roadloop.store.ModelDigest;
import io.roadloop.store.onnx.InspectionLimits;
import io.roadloop.store.release.KeyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The follower on real records, signatures, store and ONNX Runtime; only the topic is Kafka's own MockConsumer. */
@ExtendWith(Registry.class)
class ReleaseFollowerTest {

    private static final TopicPartition RELEASES = new TopicPartition(Topics.MODEL_RELEASES.name(), 0);
    private static final byte[] MODEL_A = TinyModels.darkAndBright(11, 1, 2, 20);
    private static final byte[] MODEL_B = TinyModels.darkAndBright(11, 3, 4, 20);

    private final AvroWire wire;
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final Served<SegmentationModel> served = new Served<>();
    private final List<Long> swaps = new CopyOnWriteArrayList<>();
    private final List<RefusalReason> refusals = new CopyOnWriteArrayList<>();
    private TestTrainer trainer;
    private ReleaseFollower<SegmentationModel> follower;
    private long end;

    ReleaseFollowerTest(AvroWire wire) {
        this.wire = wire;
    }

    @BeforeEach
    void prepare(@TempDir Path folder) {
        trainer = new TestTrainer(folder);
        consumer.updateBeginningOffsets(Map.of(RELEASES, 0L));
        consumer.updateEndOffsets(Map.of(RELEASES, 0L));
        follower = new ReleaseFollower<>(
                new ReleaseLog(consumer),
                new ReleaseVerification(
                        wire.reader(Topics.MODEL_RELEASES),
                        KeyFiles.readVerifier(trainer.keys()),
                        TestTrainer.MODEL,
                        TestTrainer.TAXONOMY),
                new ReleaseLoader<>(
                        new DirectoryModelStore(trainer.store()),
                        InspectionLimits.DEFAULTS,
                        new SegmentationModelFactory(OnnxRuntime.serving(OnnxDevice.CPU), Duration.ofSeconds(5))),
                served,
                observer(),
                Duration.ofMillis(200));
    }

    @AfterEach
    void end() {
        follower.close();
        served.close();
    }

    @Test
    void shouldLoadOnlyTheLastReleaseOfTheHistory() {
        // Given
        history(List.of(trainer.release(1, MODEL_A), trainer.release(2, MODEL_B), trainer.release(3, MODEL_A)));

        // When
        follower.start();

        // Then
        awaitServing(3);
        awaitSwaps(3L);
        assertThat(refusals).isEmpty();
    }

    @Test
    void shouldGoBackToTheLastReleaseThatCanServe() throws IOException {
        // Given
        ModelRelease good = trainer.release(1, MODEL_A);
        ModelRelease damaged = trainer.release(2, MODEL_B);
        damage(damaged);
        history(List.of(good, damaged));

        // When
        follower.start();

        // Then
        awaitServing(1);
        assertThat(refusals).containsExactly(RefusalReason.MODEL_DAMAGED);
    }

    @Test
    void shouldSwapInAReleaseThatComesLater() throws InterruptedException {
        // Given
        serveFirst();

        // When
        publish(trainer.release(2, MODEL_B));

        // Then
        awaitServing(2);
        awaitSwaps(1L, 2L);
    }

    @Test
    void shouldRefuseANumberThatDoesNotRise() throws InterruptedException {
        serveFirst();
        publish(trainer.release(2, MODEL_B));
        publish(trainer.release(1, MODEL_A));
        awaitRefusal(RefusalReason.NUMBER_NOT_RISING, 2);
    }

    @Test
    void shouldRefuseAnOldReleaseSentAgainAlsoAfterARestart() {
        ModelRelease first = trainer.release(1, MODEL_A);
        history(List.of(first, trainer.release(2, MODEL_B), first));
        follower.start();
        awaitRefusal(RefusalReason.NUMBER_NOT_RISING, 2);
    }

    @Test
    void shouldRefuseASignatureThatDoesNotFit() throws InterruptedException {
        serveFirst();
        publish(trainer.forged(2, MODEL_B, "test-key"));
        awaitRefusal(RefusalReason.BAD_SIGNATURE, 1);
    }

    @Test
    void shouldRefuseAReleaseThatWasChangedAfterItWasSigned() throws InterruptedException {
        serveFirst();
        ModelRelease changed = trainer.release(2, MODEL_B);
        changed.setThresholds(Collections.nCopies(11, 0.0));
        publish(changed);
        awaitRefusal(RefusalReason.BAD_SIGNATURE, 1);
    }

    @Test
    void shouldRefuseAKeyThatItDoesNotHold() throws InterruptedException {
        serveFirst();
        publish(trainer.forged(2, MODEL_B, "stranger"));
        awaitRefusal(RefusalReason.UNKNOWN_KEY, 1);
    }

    @Test
    void shouldRefuseAnotherModel() throws InterruptedException {
        serveFirst();
        publish(trainer.release(2, MODEL_B, builder -> builder.setModel("sky")));
        awaitRefusal(RefusalReason.UNKNOWN_MODEL, 1);
    }

    @Test
    void shouldRefuseAnotherTaxonomy() throws InterruptedException {
        serveFirst();
        publish(trainer.release(2, MODEL_B, builder -> builder.setTaxonomy("cityscapes-19")));
        awaitRefusal(RefusalReason.INVALID, 1);
    }

    @Test
    void shouldRefuseAFileNameThatLeadsElsewhere() throws InterruptedException {
        serveFirst();
        publish(trainer.release(2, MODEL_B, builder -> builder.setFileName("../../model.onnx")));
        awaitRefusal(RefusalReason.INVALID, 1);
    }

    @Test
    void shouldRefuseAFileWithAnotherDigest() throws InterruptedException, IOException {
        serveFirst();
        ModelRelease release = trainer.release(2, MODEL_B);
        Files.write(file(release), MODEL_A);
        publish(release);
        awaitRefusal(RefusalReason.MODEL_DAMAGED, 1);
    }

    @Test
    void shouldRefuseAFileThatIsNoModel() throws InterruptedException {
        serveFirst();
        publish(trainer.release(2, "not a model".getBytes(StandardCharsets.UTF_8)));
        awaitRefusal(RefusalReason.INSPECTION, 1);
    }

    @Test
    void shouldRefuseAModelWithMoreClassesThanItsTaxonomy() throws InterruptedException {
        serveFirst();
        publish(trainer.release(2, TinyModels.darkAndBright(15, 13, 14, 20)));
        awaitRefusal(RefusalReason.SELF_TEST, 1);
    }

    @Test
    void shouldRefuseBytesThatAreNoRelease() throws InterruptedException {
        serveFirst();
        publish("junk".getBytes(StandardCharsets.UTF_8));
        awaitRefusal(RefusalReason.UNREADABLE, 1);
    }

    @Test
    void shouldServeAReleaseWhoseFileArrivesAfterItsRecord() throws InterruptedException {
        // Given
        serveFirst();
        ModelDigest digest = ModelDigest.of(MODEL_B);
        ModelRelease early = trainer.release(2, MODEL_A, builder -> builder.setDigest(digest.hex()));
        publish(early);
        awaitRefusal(RefusalReason.MODEL_MISSING, 1);

        // When
        trainer.release(99, MODEL_B);

        // Then
        awaitServing(2);
        assertThat(refusals).containsExactly(RefusalReason.MODEL_MISSING);
    }

    @Test
    void shouldKeepWhatServesWhenTheTopicIsReadAgainAfterAFailure() throws InterruptedException, IOException {
        // Given a second release that serves, and whose file is gone since
        ModelRelease first = trainer.release(1, MODEL_A);
        ModelRelease second = trainer.release(2, MODEL_B);
        history(List.of(first));
        follower.start();
        follower.awaitFirst();
        publish(second);
        awaitServing(2);
        Files.delete(file(second));

        // When the broker fails, both are read again, and a third follows
        consumer.schedulePollTask(() -> consumer.setPollException(new KafkaException("the broker is away")));
        consumer.schedulePollTask(() -> {
            end = 0;
            append(bytes(first));
            append(bytes(second));
        });
        publish(trainer.release(3, MODEL_A));

        // Then
        awaitServing(3);
        awaitSwaps(1L, 2L, 3L);
        assertThat(refusals).isEmpty();
    }

    @Test
    void shouldServeAfterAFailureWhatCameMeanwhile() throws InterruptedException {
        // Given
        ModelRelease first = trainer.release(1, MODEL_A);
        history(List.of(first));
        follower.start();
        follower.awaitFirst();

        // When
        consumer.schedulePollTask(() -> {
            consumer.updateEndOffsets(Map.of(RELEASES, 2L));
            consumer.setPollException(new KafkaException("the broker is away"));
        });
        consumer.schedulePollTask(() -> {
            end = 0;
            append(bytes(first));
            append(bytes(trainer.release(2, MODEL_B)));
        });

        // Then
        awaitServing(2);
        awaitSwaps(1L, 2L);
    }

    private ReleaseObserver observer() {
        return new ReleaseObserver() {
            @Override
            public void swapped(Release release, Duration preparation) {
                swaps.add(release.number());
            }

            @Override
            public void refused(RefusalReason reason, String detail) {
                refusals.add(reason);
            }
        };
    }

    private void serveFirst() throws InterruptedException {
        history(List.of(trainer.release(1, MODEL_A)));
        follower.start();
        follower.awaitFirst();
    }

    /** What lies in the topic before the follower starts. */
    private void history(List<ModelRelease> releases) {
        consumer.updateEndOffsets(Map.of(RELEASES, (long) releases.size()));
        List<byte[]> values = releases.stream().map(this::bytes).toList();
        consumer.schedulePollTask(() -> values.forEach(this::append));
    }

    private void publish(ModelRelease release) {
        publish(bytes(release));
    }

    private void publish(byte[] value) {
        consumer.schedulePollTask(() -> append(value));
    }

    private void append(byte[] value) {
        consumer.addRecord(new ConsumerRecord<>(RELEASES.topic(), RELEASES.partition(), end++, null, value));
    }

    private byte[] bytes(ModelRelease release) {
        return wire.serializer(Topics.MODEL_RELEASES).serialize(RELEASES.topic(), release);
    }

    /** A model serves a moment before its swap is told. */
    private void awaitSwaps(Long... numbers) {
        await().untilAsserted(() -> assertThat(swaps).containsExactly(numbers));
    }

    private void awaitServing(long number) {
        await().untilAsserted(() -> {
            assertThat(served.isPresent()).isTrue();
            try (Lease<SegmentationModel> lease = served.borrow()) {
                assertThat(lease.get().release().number()).isEqualTo(number);
            }
        });
    }

    /** Refused once, and what served before goes on. */
    private void awaitRefusal(RefusalReason reason, long stillServing) {
        await().untilAsserted(() -> assertThat(refusals).containsExactly(reason));
        awaitServing(stillServing);
    }

    private Path file(ModelRelease release) {
        return trainer.store().resolve(release.getDigest()).resolve("model.onnx");
    }

    private void damage(ModelRelease release) throws IOException {
        byte[] bytes = Files.readAllBytes(file(release));
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(release), bytes);
    }
}
