package io.roadloop.trainer.intake;

import static io.roadloop.trainer.TestFrames.NOON;
import static io.roadloop.trainer.TestFrames.SIZE;
import static io.roadloop.trainer.TestFrames.TRUST;
import static io.roadloop.trainer.TestFrames.frame;
import static io.roadloop.trainer.TestFrames.label;
import static io.roadloop.trainer.TestFrames.mask;
import static io.roadloop.trainer.TestFrames.plain;
import static io.roadloop.trainer.TestFrames.pseudoLabel;
import static io.roadloop.trainer.TestFrames.scene;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadloop.schemas.avro.DeadLetter;
import io.roadloop.schemas.avro.Split;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.trainer.TestStream;
import io.roadloop.trainer.gate.CanarySet;
import io.roadloop.trainer.pool.DiskPools;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.PoolLimits;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.pool.SampleDecoder;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.codec.ImageLimits;
import io.roadloop.vision.codec.ImageWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker and registry, which the tests share: each goes on where the one before left the topics. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IntakesTest {
    private static final long MIB = 1 << 20;
    private static final int NEWEST = 3;

    private static TestStream stream;

    @TempDir
    private static Path folder;

    private final CanarySet canary = new CanarySet(50);

    @BeforeAll
    static void start() {
        stream = new TestStream(folder.resolve("stream"));
    }

    @AfterAll
    static void stop() {
        stream.close();
    }

    @Test
    @Order(1)
    void shouldSortLabelsBySplitAndGiveUpOnWhatCannotBeUsed() {
        DiskPools pools = pools("labels");
        IntakeLedger ledger = new IntakeLedger(IntakeLedger.Snapshot.EMPTY);
        byte[] truncated = ImageWriter.jpeg(scene(1).image(), 0.9f);
        try (Intakes intakes = intakes(pools, ledger)) {
            sendLabel("train-1", 1, Split.TRAIN);
            sendLabel("canary-1", 2, Split.CANARY);
            sendLabel("audit-1", 3, Split.AUDIT);
            stream.sendBytes(Topics.LABELED_FRAMES, 0, "junk", new byte[] {9, 9, 9});
            stream.sendBytes(Topics.LABELED_FRAMES, 0, "unknown", new byte[] {0, 0, 1, 0, 0, 7});
            stream.send(
                    Topics.LABELED_FRAMES,
                    0,
                    "small-mask",
                    label(
                            frame("small-mask", 1),
                            mask(scene(1).mask().resizeNearest(new Size(32, 24))),
                            "camvid-11",
                            Split.TRAIN));
            stream.send(
                    Topics.LABELED_FRAMES,
                    0,
                    "other",
                    label(frame("other", 1), mask(scene(1).mask()), "cityscapes-19", Split.TRAIN));
            stream.send(
                    Topics.LABELED_FRAMES,
                    0,
                    "cut",
                    label(
                            frame("cut", SIZE, Arrays.copyOf(truncated, truncated.length / 2)),
                            mask(scene(1).mask()),
                            "camvid-11",
                            Split.TRAIN));
            sendLabel("train-2", 4, Split.TRAIN);

            awaitUntil(() -> pools.size(Pool.LABELLED) == 2);

            assertThat(canary.size()).isOne();
            assertThat(pools.draw(Pool.LABELLED, 2, new Random(1)))
                    .extracting(Sample::domain)
                    .containsOnly("yard");
            assertThat(ledger.count(Tally.LABELS_FOR_TRAINING)).isEqualTo(2);
            assertThat(ledger.count(Tally.LABELS_FOR_AUDIT)).isOne();
            assertThat(ledger.count(Tally.DEAD_LETTERS)).isEqualTo(5);
            assertThat(stream.read(Topics.DEAD_LETTERS))
                    .extracting(DeadLetter::getCause)
                    .containsExactly("not-avro", "unknown-schema", "mask-size", "taxonomy", "image-truncated");
            assertThat(intakes.trouble()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void shouldForgetWhatATombstoneErasedWhileTheTrainerWasAway() {
        DiskPools pools = pools("labels");
        IntakeLedger ledger = new IntakeLedger(IntakeLedger.Snapshot.EMPTY);
        int deadLetters = stream.read(Topics.DEAD_LETTERS).size();
        try (Intakes intakes = intakes(pools, ledger)) {
            awaitUntil(() -> ledger.count(Tally.DEAD_LETTERS) == 5);
        }
        IntakeLedger resumed = new IntakeLedger(ledger.snapshot());
        stream.sendBytes(Topics.LABELED_FRAMES, 0, "train-1", null);
        sendLabel("train-2", 4, Split.CANARY);

        try (Intakes intakes = intakes(pools, resumed)) {
            awaitUntil(() -> pools.size(Pool.LABELLED) == 0);
            awaitUntil(() -> canary.size() == 2);
        }

        assertThat(resumed.count(Tally.LABELS_ERASED)).isOne();
        assertThat(resumed.count(Tally.LABELS_FOR_TRAINING)).isEqualTo(2);
        assertThat(stream.read(Topics.DEAD_LETTERS)).hasSize(deadLetters + 5);
    }

    @Test
    @Order(3)
    void shouldSampleTheNewestFramesOfEachPartitionAndCountTheRest() {
        DiskPools pools = pools("frames");
        IntakeLedger ledger = afterTheLabels();
        IntStream.range(0, 10).forEach(i -> sendFrame(0, "a" + i, i));
        IntStream.range(0, 2).forEach(i -> sendFrame(1, "b" + i, i));

        try (Intakes intakes = intakes(pools, ledger)) {
            awaitUntil(() -> pools.size(Pool.STREAM) == NEWEST + 2);
        }

        assertThat(ledger.count(Tally.FRAMES_TAKEN)).isEqualTo(5);
        assertThat(ledger.gaps()).isEqualTo(7);
        assertThat(ledger.position(Topics.FRAMES.name(), 0)).hasValue(10);
        assertThat(ledger.position(Topics.FRAMES.name(), 1)).hasValue(2);
        assertThat(ledger.snapshot().stretches().get(Topics.FRAMES.name()))
                .containsEntry(0, new IntakeLedger.Stretch(0, 3, 7))
                .containsEntry(1, new IntakeLedger.Stretch(0, 2, 0));
    }

    @Test
    @Order(4)
    void shouldCountFramesThatExpiredWhileTheTrainerWasAwayAsAGap() {
        DiskPools pools = pools("frames");
        IntakeLedger ledger = afterTheLabels();
        ledger.advance(Topics.FRAMES.name(), 0, 10, Tally.FRAMES_TAKEN, 10);
        ledger.advance(Topics.FRAMES.name(), 1, 2, Tally.FRAMES_TAKEN, 2);
        IntStream.range(10, 20).forEach(i -> sendFrame(0, "a" + i, i));
        stream.expire(Topics.FRAMES, 0, 18);

        try (Intakes intakes = intakes(pools, ledger)) {
            awaitUntil(() -> ledger.count(Tally.FRAMES_TAKEN) == 14);
        }

        assertThat(ledger.count(Tally.FRAMES_EXPIRED)).isEqualTo(8);
        assertThat(ledger.gaps()).isEqualTo(8);
        assertThat(ledger.position(Topics.FRAMES.name(), 0)).hasValue(20);
    }

    @Test
    @Order(5)
    void shouldGoOnAfterAFrameThatIsTooLargeOrNotWhatItSays() {
        DiskPools pools = pools("frames");
        IntakeLedger ledger = afterTheLabels();
        int before = stream.read(Topics.DEAD_LETTERS).size();
        byte[] honest = ImageWriter.png(plain(SIZE, 5));

        try (Intakes intakes = intakes(pools, ledger)) {
            stream.send(Topics.FRAMES, 2, "car", frame("liar", new Size(640, 480), honest));
            awaitUntil(() -> ledger.count(Tally.DEAD_LETTERS) == 1);
            stream.send(Topics.FRAMES, 2, "car", frame(" ", SIZE, honest));
            awaitUntil(() -> ledger.count(Tally.DEAD_LETTERS) == 2);
            stream.send(Topics.FRAMES, 2, "car", frame("honest", SIZE, honest));
            awaitUntil(() -> pools.erase(Pool.STREAM, "honest"));
        }

        assertThat(stream.read(Topics.DEAD_LETTERS).stream().skip(before))
                .extracting(DeadLetter::getCause)
                .containsExactly("image-size-mismatch", "frame-id");
    }

    @Test
    @Order(6)
    void shouldTakePseudoLabelsThatAreNeitherTooDeepNorTooOld() {
        DiskPools pools = pools("taught");
        IntakeLedger ledger = afterTheLabels();
        Instant now = Instant.now();

        try (Intakes intakes = intakes(pools, ledger)) {
            stream.send(Topics.PSEUDO_LABELS, 0, "car", pseudoLabel("good", 1, 2, now));
            stream.send(Topics.PSEUDO_LABELS, 0, "car", pseudoLabel("deep", 1, 3, now));
            stream.send(Topics.PSEUDO_LABELS, 1, "car", pseudoLabel("old", 1, 1, NOON.minusSeconds(86_400 * 365)));
            stream.send(Topics.PSEUDO_LABELS, 1, "car", pseudoLabel("zero", 1, 0, now));
            awaitUntil(() -> ledger.position(Topics.PSEUDO_LABELS.name(), 0).orElse(0) == 2
                    && ledger.position(Topics.PSEUDO_LABELS.name(), 1).orElse(0) == 2);
        }

        assertThat(pools.size(Pool.TAUGHT)).isOne();
        assertThat(stream.read(Topics.DEAD_LETTERS))
                .extracting(DeadLetter::getCause)
                .contains("generation");
        assertThat(ledger.count(Tally.PSEUDO_LABELS_TAKEN)).isOne();
        assertThat(ledger.count(Tally.PSEUDO_LABELS_TOO_DEEP)).isOne();
        assertThat(ledger.count(Tally.PSEUDO_LABELS_TOO_OLD)).isOne();
    }

    @Test
    @Order(7)
    void shouldNeitherKeepNorTakeFramesThatJudge() {
        DiskPools pools = pools("held-out");
        IntakeLedger ledger = afterTheLabels();
        ledger.advance(Topics.FRAMES.name(), 0, 20, Tally.FRAMES_TAKEN, 0);
        ledger.advance(Topics.FRAMES.name(), 1, 2, Tally.FRAMES_TAKEN, 0);
        ledger.advance(Topics.FRAMES.name(), 2, 3, Tally.FRAMES_TAKEN, 0);
        ledger.advance(Topics.PSEUDO_LABELS.name(), 0, 2, Tally.PSEUDO_LABELS_TAKEN, 0);
        ledger.advance(Topics.PSEUDO_LABELS.name(), 1, 2, Tally.PSEUDO_LABELS_TAKEN, 0);
        try (Intakes intakes = intakes(pools, ledger)) {
            sendTwice("judge");
            awaitUntil(() -> pools.size(Pool.STREAM) == 1 && pools.size(Pool.TAUGHT) == 1);

            sendLabel("judge", 1, Split.CANARY);
            awaitUntil(() -> pools.size(Pool.STREAM) == 0 && pools.size(Pool.TAUGHT) == 0);
            sendTwice("judge");

            awaitUntil(
                    () -> ledger.count(Tally.FRAMES_HELD_OUT) == 1 && ledger.count(Tally.PSEUDO_LABELS_HELD_OUT) == 1);
            assertThat(pools.size(Pool.STREAM)).isZero();
            assertThat(pools.size(Pool.TAUGHT)).isZero();
            assertThat(intakes.trouble()).isEmpty();
        }
    }

    @Test
    @Order(8)
    void shouldEraseFromEveryPoolWhatATombstoneNames() {
        DiskPools pools = pools("erased");
        IntakeLedger ledger = afterTheLabels();
        ledger.advance(Topics.FRAMES.name(), 0, 20, Tally.FRAMES_TAKEN, 0);
        ledger.advance(Topics.FRAMES.name(), 1, 2, Tally.FRAMES_TAKEN, 0);
        ledger.advance(Topics.FRAMES.name(), 2, 5, Tally.FRAMES_TAKEN, 0);
        ledger.advance(Topics.PSEUDO_LABELS.name(), 0, 2, Tally.PSEUDO_LABELS_TAKEN, 0);
        ledger.advance(Topics.PSEUDO_LABELS.name(), 1, 4, Tally.PSEUDO_LABELS_TAKEN, 0);
        try (Intakes intakes = intakes(pools, ledger)) {
            sendLabel("private", 1, Split.TRAIN);
            sendTwice("private");
            awaitUntil(() -> pools.size(Pool.LABELLED) == 1
                    && pools.size(Pool.TAUGHT) == 1
                    && ledger.position(Topics.FRAMES.name(), 2).orElse(0) == 6);
            assertThat(pools.size(Pool.STREAM)).isOne();

            sendTombstone("private");
            awaitUntil(() -> pools.size(Pool.LABELLED) == 0 && pools.size(Pool.TAUGHT) == 0);
            assertThat(pools.size(Pool.STREAM)).isZero();
            sendTwice("private");

            awaitUntil(
                    () -> ledger.count(Tally.FRAMES_HELD_OUT) == 1 && ledger.count(Tally.PSEUDO_LABELS_HELD_OUT) == 1);
            assertThat(pools.size(Pool.TAUGHT)).isZero();
            assertThat(intakes.trouble()).isEmpty();
        }
    }

    @Test
    @Order(9)
    void shouldBookALabelThatThePoolHasNoRoomForAsSuch() {
        Size size = new Size(800, 600);
        byte[] pixels = new byte[800 * 600 * 3];
        new Random(1).nextBytes(pixels);
        byte[] noise = ImageWriter.png(new RgbImage(size, pixels));
        DiskPools pools = DiskPools.open(
                folder.resolve("small"), new PoolLimits(MIB, 8 * MIB, 8 * MIB, MIB), decoder(), TRUST, Instant::now);
        IntakeLedger ledger = new IntakeLedger(IntakeLedger.Snapshot.EMPTY);
        stream.send(
                Topics.LABELED_FRAMES,
                0,
                "large",
                label(
                        frame("large", size, noise),
                        mask(scene(1).mask().resizeNearest(size)),
                        "camvid-11",
                        Split.TRAIN));

        try (Intakes intakes = intakes(pools, ledger)) {
            awaitUntil(() -> ledger.count(Tally.LABELS_WITHOUT_ROOM) == 1);

            assertThat(pools.size(Pool.LABELLED)).isZero();
            assertThat(intakes.trouble()).isEmpty();
        }
    }

    private static void sendTombstone(String id) {
        stream.sendBytes(Topics.LABELED_FRAMES, 0, id, null);
    }

    /** Once as the fleet's frame, once as a pseudo-label of it. */
    private static void sendTwice(String id) {
        stream.send(Topics.FRAMES, 2, "car", frame(id, 1));
        stream.send(Topics.PSEUDO_LABELS, 1, "car", pseudoLabel(id, 1, 1, Instant.now()));
    }

    private Intakes intakes(DiskPools pools, IntakeLedger ledger) {
        return Intakes.start(
                stream.wire(),
                decoder(),
                pools,
                canary,
                ledger,
                new StreamRules(NEWEST, Duration.ofMillis(50)),
                new PseudoLabelRules(2, Duration.ofMinutes(10)),
                Instant::now);
    }

    /** A ledger by which the labels of the tests before have been seen. */
    private static IntakeLedger afterTheLabels() {
        IntakeLedger ledger = new IntakeLedger(IntakeLedger.Snapshot.EMPTY);
        ledger.advance(Topics.LABELED_FRAMES.name(), 0, 1000, Tally.LABELS_FOR_AUDIT, 0);
        return ledger;
    }

    private static DiskPools pools(String name) {
        return DiskPools.open(
                folder.resolve(name), new PoolLimits(8 * MIB, 8 * MIB, 8 * MIB, MIB), decoder(), TRUST, Instant::now);
    }

    private static SampleDecoder decoder() {
        return new SampleDecoder(SIZE, Taxonomies.CAMVID_11, ImageLimits.DEFAULT);
    }

    private static void sendLabel(String id, int tick, Split split) {
        stream.send(Topics.LABELED_FRAMES, 0, id, label(id, tick, split));
    }

    private static void sendFrame(int partition, String id, int tick) {
        stream.send(Topics.FRAMES, partition, "car-" + partition, frame(id, tick));
    }

    private static void awaitUntil(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
