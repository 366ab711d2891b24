package io.roadloop.trainer.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.trainer.Patterns;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryPoolsTest {
    private final MemoryPools pools = Patterns.pools(6, 3);

    @Test
    void shouldDrawDistinctSamplesWhenThereAreEnough() {
        List<Sample> drawn = pools.draw(Pool.LABELLED, 6, new SplittableRandom(1));

        assertThat(drawn).doesNotHaveDuplicates().hasSize(6);
    }

    @Test
    void shouldRepeatSamplesWhenThereAreTooFew() {
        assertThat(pools.draw(Pool.STREAM, 5, new SplittableRandom(1))).hasSize(5);
    }

    @Test
    void shouldDrawNothingFromAnEmptyPool() {
        assertThat(pools.draw(Pool.TAUGHT, 5, new SplittableRandom(1))).isEmpty();
        assertThat(pools.size(Pool.TAUGHT)).isZero();
    }

    @Test
    void shouldDrawARareClassAsOftenAsACommonOneByClass() {
        MemoryPools rare = MemoryPools.of(IntStream.range(0, 10)
                .mapToObj(i -> plain("f" + i, i == 7 ? 2 : 0))
                .toList());

        List<Sample> drawn = rare.drawByClass(1000, new SplittableRandom(1));

        assertThat(drawn.stream().filter(sample -> sample.id().equals("f7")).count())
                .isBetween(450L, 550L);
        assertThat(rare.coverage().orElseThrow().frames()).isEqualTo(Map.of(0, 9, 2, 1));
    }

    @Test
    void shouldDrawNothingByClassWhereNoMaskShowsAny() {
        MemoryPools blank = MemoryPools.of(List.of(plain("a", LabelMask.IGNORE)));

        assertThat(blank.drawByClass(4, new SplittableRandom(1))).isEmpty();
    }

    @Test
    void shouldRefuseALabelledSampleWithoutAMask() {
        List<Sample> bare = List.of(Patterns.samples("a", 1, 1).get(0).unlabelled());

        assertThatThrownBy(() -> MemoryPools.of(bare)).hasMessageContaining("sample a0 has no mask");
    }

    @Test
    void shouldRefuseAMaskOfAnotherSize() {
        Sample good = Patterns.samples("a", 1, 1).get(0);
        LabelMask small = new LabelMask(new Size(2, 2), new byte[4]);

        assertThatThrownBy(() -> new Sample("a0", good.image(), Optional.of(small), 0, Instant.EPOCH))
                .hasMessageContaining("mask of 2x2 on an image of 32x32");
    }

    /** A frame that shows one class alone. */
    private static Sample plain(String id, int label) {
        byte[] mask = new byte[4];
        Arrays.fill(mask, (byte) label);
        Size size = new Size(2, 2);
        return new Sample(
                id, new RgbImage(size, new byte[12]), Optional.of(new LabelMask(size, mask)), 0, Instant.EPOCH);
    }
}
