package io.roadloop.trainer.pool;

import static io.roadloop.trainer.TestFrames.NOON;
import static io.roadloop.trainer.TestFrames.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.trainer.TestFrames;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.codec.ImageLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskPoolsTest {
    private static final long MIB = 1 << 20;
    private static final SampleDecoder DECODER = new SampleDecoder(SIZE, Taxonomies.CAMVID_11, ImageLimits.DEFAULT);

    @TempDir
    Path folder;

    @Test
    void shouldDrawWhatWasPutAtTrainingSize() {
        DiskPools pools = open(4 * MIB);
        put(pools, Pool.LABELLED, "a", 1, 1);

        List<Sample> drawn = pools.draw(Pool.LABELLED, 3, new SplittableRandom(1));

        assertThat(drawn).hasSize(3).allSatisfy(sample -> {
            assertThat(sample.id()).isEqualTo("a");
            assertThat(sample.image().rgb())
                    .isEqualTo(TestFrames.scene(1).image().rgb());
            assertThat(sample.mask().orElseThrow().classes())
                    .isEqualTo(TestFrames.scene(1).mask().classes());
        });
    }

    @Test
    void shouldTrustPseudoLabelsLessTheDeeperAndOlderTheyAre() {
        DiskPools pools = DiskPools.open(
                folder, limits(4 * MIB), DECODER, TestFrames.TRUST, () -> NOON.plus(Duration.ofMinutes(5)));
        EncodedSample byPeople = TestFrames.encoded("a", 1, true, NOON);
        EncodedSample taught = new EncodedSample("b", byPeople.image(), byPeople.mask(), 2, NOON, NOON);
        pools.put(Pool.LABELLED, byPeople, ((Decoding.Usable) DECODER.decode(byPeople)).sample());
        pools.put(Pool.TAUGHT, taught, ((Decoding.Usable) DECODER.decode(taught)).sample());

        Sample drawn = pools.draw(Pool.TAUGHT, 1, new SplittableRandom(1)).get(0);

        assertThat(drawn.trust()).isEqualTo(0.4);
        assertThat(pools.draw(Pool.LABELLED, 1, new SplittableRandom(1)).get(0).trust())
                .isEqualTo(1);
    }

    @Test
    void shouldDrawTheSameByClassAfterARestart() {
        DiskPools before = open(4 * MIB);
        IntStream.range(0, 9).forEach(i -> put(before, Pool.LABELLED, "f" + i, i, i));
        List<String> drawn = ids(before.drawByClass(20, new SplittableRandom(3)));

        DiskPools after = open(4 * MIB);

        assertThat(after.coverage()).as("nobody has looked at the masks yet").isEmpty();
        assertThat(ids(after.drawByClass(20, new SplittableRandom(3)))).isEqualTo(drawn);
        assertThat(after.coverage()).isEqualTo(before.coverage()).isPresent();
    }

    @Test
    void shouldDrawAsManyOfEachDomainAlsoAfterARestart() {
        DiskPools before = open(4 * MIB);
        IntStream.range(0, 6).forEach(i -> put(before, Pool.LABELLED, "f" + i, i, i));
        EncodedSample own = TestFrames.encoded("elsewhere", 7, true, NOON);
        EncodedSample foreign = new EncodedSample("elsewhere", own.image(), own.mask(), 0, NOON, NOON, "simulator");
        before.put(Pool.LABELLED, foreign, ((Decoding.Usable) DECODER.decode(foreign)).sample());

        List<Sample> drawn = open(4 * MIB).drawEvenly(4, new SplittableRandom(1));

        assertThat(drawn.stream().map(Sample::domain))
                .containsExactlyInAnyOrder("target", "target", "simulator", "simulator");
        assertThat(ids(drawn)).isEqualTo(ids(before.drawEvenly(4, new SplittableRandom(1))));
    }

    @Test
    void shouldDrawByClassOnlyWhatIsStillThere() {
        DiskPools pools = open(4 * MIB);
        IntStream.range(0, 9).forEach(i -> put(pools, Pool.LABELLED, "f" + i, i, i));
        pools.drawByClass(1, new SplittableRandom(1));
        pools.retain(Pool.LABELLED, Set.of("f4"));

        assertThat(ids(pools.drawByClass(20, new SplittableRandom(1)))).containsOnly("f4");
    }

    @Test
    void shouldDrawNothingFromAnEmptyPool() {
        assertThat(open(MIB).drawByClass(4, new SplittableRandom(1))).isEmpty();
        assertThat(open(MIB).draw(Pool.STREAM, 4, new SplittableRandom(1))).isEmpty();
    }

    @Test
    void shouldHoldTheSameAfterARestart() {
        DiskPools before = open(4 * MIB);
        IntStream.range(0, 9).forEach(i -> put(before, Pool.LABELLED, "f" + i, i, i));
        List<String> drawn = ids(before.draw(Pool.LABELLED, 5, new SplittableRandom(3)));

        DiskPools after = open(4 * MIB);

        assertThat(after.size(Pool.LABELLED)).isEqualTo(9);
        assertThat(after.bytes(Pool.LABELLED)).isEqualTo(before.bytes(Pool.LABELLED));
        assertThat(ids(after.draw(Pool.LABELLED, 5, new SplittableRandom(3)))).isEqualTo(drawn);
    }

    @Test
    void shouldDrawTheSameForTheSameRandomNumbersWhateverTheOrderOfArrival() {
        DiskPools forwards =
                DiskPools.open(folder.resolve("a"), limits(4 * MIB), DECODER, TestFrames.TRUST, () -> NOON);
        DiskPools backwards =
                DiskPools.open(folder.resolve("b"), limits(4 * MIB), DECODER, TestFrames.TRUST, () -> NOON);
        IntStream.range(0, 9).forEach(i -> put(forwards, Pool.STREAM, "f" + i, i, i));
        IntStream.range(0, 9).map(i -> 8 - i).forEach(i -> put(backwards, Pool.STREAM, "f" + i, i, i));

        List<Sample> first = forwards.draw(Pool.STREAM, 6, new SplittableRandom(5));

        assertThat(ids(first))
                .doesNotHaveDuplicates()
                .isEqualTo(ids(backwards.draw(Pool.STREAM, 6, new SplittableRandom(5))));
    }

    @Test
    void shouldLetTheOldestGoWhenTheCapIsPassed() {
        DiskPools pools = open(4 * MIB);
        put(pools, Pool.TAUGHT, "probe", 0, 0);
        long each = pools.bytes(Pool.TAUGHT);
        long cap = Math.max(MIB, 5 * each);
        DiskPools capped = DiskPools.open(folder.resolve("capped"), limits(cap), DECODER, TestFrames.TRUST, () -> NOON);

        int many = (int) (cap / each) + 40;
        IntStream.range(0, many).forEach(i -> put(capped, Pool.TAUGHT, "f" + i, i % 9, i));

        assertThat(capped.bytes(Pool.TAUGHT)).isLessThanOrEqualTo(cap);
        assertThat(capped.size(Pool.TAUGHT)).isLessThan(many);
        assertThat(capped.erase(Pool.TAUGHT, "f0")).isFalse();
        assertThat(capped.erase(Pool.TAUGHT, "f" + (many - 1))).isTrue();
    }

    @Test
    void shouldSayThatItKeptNothingOfASampleLargerThanThePool() {
        DiskPools pools = open(MIB);
        put(pools, Pool.LABELLED, "a", 1, 1);

        Shelving shelving = pools.put(Pool.LABELLED, bytes("a", 2 * MIB, 2), decoded());

        assertThat(shelving).isEqualTo(Shelving.NO_ROOM);
        // What it replaces is no longer true.
        assertThat(pools.size(Pool.LABELLED)).isZero();
        assertThat(pools.crowdedOut(Pool.LABELLED)).isOne();
    }

    @Test
    void shouldSayThatItKeptNothingOfASampleOlderThanAllThatFillsThePool() throws IOException {
        DiskPools pools = open(MIB);
        pools.put(Pool.LABELLED, bytes("new", MIB / 2, 5), decoded());
        pools.put(Pool.LABELLED, bytes("newer", MIB / 3, 6), decoded());
        long generation = pools.generation();

        Shelving older = pools.put(Pool.LABELLED, bytes("old", MIB / 3, 4), decoded());
        Shelving newest = pools.put(Pool.LABELLED, bytes("newest", MIB / 3, 7), decoded());

        assertThat(older).isEqualTo(Shelving.NO_ROOM);
        assertThat(newest).isEqualTo(Shelving.ADDED);
        assertThat(pools.erase(Pool.LABELLED, "new")).isFalse();
        assertThat(pools.size(Pool.LABELLED)).isEqualTo(2);
        assertThat(pools.crowdedOut(Pool.LABELLED)).isEqualTo(2);
        assertThat(pools.generation()).isGreaterThan(generation);
        try (Stream<Path> files = Files.list(folder.resolve("labelled"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void shouldHoldEachSampleOnceWhateverThreadsPutEraseAndDraw() throws IOException {
        DiskPools pools = open(4 * MIB);
        Sample decoded = decoded();

        IntStream.range(0, 400).parallel().forEach(i -> {
            String id = "f" + i % 40;
            pools.put(Pool.LABELLED, bytes(id, 1000, i % 40), decoded);
            pools.draw(Pool.LABELLED, 2, new SplittableRandom(i));
            if (i % 5 == 0) {
                pools.erase(Pool.LABELLED, id);
            }
        });
        IntStream.range(0, 40).forEach(i -> pools.put(Pool.LABELLED, bytes("f" + i, 1000, i), decoded));

        assertThat(pools.size(Pool.LABELLED)).isEqualTo(40);
        assertThat(open(4 * MIB).bytes(Pool.LABELLED)).isEqualTo(pools.bytes(Pool.LABELLED));
        try (Stream<Path> files = Files.list(folder.resolve("labelled"))) {
            assertThat(files).hasSize(40);
        }
    }

    @Test
    void shouldKeepTheSameSampleOnceUnderItsDigest() throws IOException {
        DiskPools pools = open(4 * MIB);
        put(pools, Pool.STREAM, "a", 1, 1);
        long generation = pools.generation();

        put(pools, Pool.STREAM, "a", 1, 1);

        assertThat(pools.size(Pool.STREAM)).isOne();
        assertThat(pools.generation()).isEqualTo(generation);
        Path file = onlyFile(Pool.STREAM);
        assertThat(file.getFileName().toString()).isEqualTo(SampleFile.digest(Files.readAllBytes(file)) + ".sample");
    }

    @Test
    void shouldReplaceTheSampleOfTheSameId() throws IOException {
        DiskPools pools = open(4 * MIB);
        put(pools, Pool.LABELLED, "a", 1, 1);

        put(pools, Pool.LABELLED, "a", 2, 2);

        assertThat(pools.draw(Pool.LABELLED, 1, new SplittableRandom(1))
                        .get(0)
                        .image()
                        .rgb())
                .isEqualTo(TestFrames.scene(2).image().rgb());
        assertThat(onlyFile(Pool.LABELLED)).exists();
    }

    @Test
    void shouldLeaveOutADamagedFileAndGoOn() throws IOException {
        put(open(4 * MIB), Pool.STREAM, "whole", 1, 1);
        Path whole = onlyFile(Pool.STREAM);
        DiskPools both = open(4 * MIB);
        put(both, Pool.STREAM, "damaged", 2, 2);
        try (Stream<Path> files = Files.list(folder.resolve("stream"))) {
            Path damaged = files.filter(file -> !file.equals(whole)).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(damaged);
            bytes[bytes.length - 1] ^= 1;
            Files.write(damaged, bytes);
        }

        List<Sample> drawn = open(4 * MIB).draw(Pool.STREAM, 8, new SplittableRandom(1));

        assertThat(ids(drawn)).hasSize(8).containsOnly("whole");
    }

    @Test
    void shouldRemoveWhatIsErasedAgedOrNotRetained() {
        DiskPools pools = open(4 * MIB);
        IntStream.range(0, 6).forEach(i -> put(pools, Pool.LABELLED, "f" + i, i, i));

        boolean erased = pools.erase(Pool.LABELLED, "f5");
        int aged = pools.dropOlderThan(Pool.LABELLED, NOON.plusSeconds(2));
        Set<String> left = pools.retain(Pool.LABELLED, Set.of("f3"));

        assertThat(erased).isTrue();
        assertThat(aged).isEqualTo(2);
        assertThat(left).containsExactlyInAnyOrder("f2", "f4");
        assertThat(ids(pools.draw(Pool.LABELLED, 1, new SplittableRandom(1)))).containsExactly("f3");
    }

    @Test
    void shouldRefuseASampleWithoutAMaskForALabelledPool() {
        EncodedSample bare = TestFrames.encoded("a", 1, false, NOON);
        Sample decoded = ((Decoding.Usable) DECODER.decode(bare)).sample();

        assertThatThrownBy(() -> open(MIB).put(Pool.LABELLED, bare, decoded))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have a mask");
    }

    @Test
    void shouldRemoveWhatWasHalfWrittenWhenOpened() throws IOException {
        Path part = Files.createDirectories(folder.resolve("taught")).resolve("abc.part");
        Files.write(part, new byte[10]);
        Path nonsense = folder.resolve("taught").resolve("abc.sample");
        Files.write(nonsense, new byte[10]);

        DiskPools pools = open(MIB);

        assertThat(pools.size(Pool.TAUGHT)).isZero();
        assertThat(part).doesNotExist();
        assertThat(nonsense).doesNotExist();
    }

    private DiskPools open(long cap) {
        return DiskPools.open(folder, limits(cap), DECODER, TestFrames.TRUST, () -> NOON);
    }

    private static PoolLimits limits(long cap) {
        return new PoolLimits(cap, cap, cap, MIB);
    }

    private static void put(DiskPools pools, Pool pool, String id, int tick, int second) {
        EncodedSample sample = TestFrames.encoded(id, tick, pool.hasMasks(), NOON.plusSeconds(second));
        pools.put(pool, sample, ((Decoding.Usable) DECODER.decode(sample)).sample());
    }

    /** A sample of so many bytes that nobody decodes. */
    private static EncodedSample bytes(String id, long size, int second) {
        byte[] image = new byte[Math.toIntExact(size)];
        return new EncodedSample(id, image, Optional.of(new byte[1]), 0, NOON, NOON.plusSeconds(second));
    }

    private static Sample decoded() {
        EncodedSample sample = TestFrames.encoded("any", 1, true, NOON);
        return ((Decoding.Usable) DECODER.decode(sample)).sample();
    }

    private static List<String> ids(List<Sample> samples) {
        return samples.stream().map(Sample::id).toList();
    }

    private Path onlyFile(Pool pool) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(pool.key()))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
