package io.roadloop.graph.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneInFourTest {
    private static final int CAMERAS = 4;

    @Test
    void shouldHoldOutOneOfFourInARow() {
        for (int first = 0; first < 400; first += 4) {
            assertThat(IntStream.range(first, first + 4).filter(OneInFour::holdsOut))
                    .hasSize(1);
        }
    }

    @Test
    void shouldPruneByAndCompareOnEachOfFourCamerasThatTakeTurns() {
        OneInFour split = new OneInFour(numbered(80));

        List<Integer> pruned = numbers(split.toPruneBy());
        List<Integer> compared = numbers(split.toCompareOn());

        assertThat(split.isHeldOut()).isTrue();
        assertThat(compared).hasSize(20).doesNotContainAnyElementsOf(pruned);
        assertThat(pruned).hasSize(60);
        for (int camera = 0; camera < CAMERAS; camera++) {
            int own = camera;
            assertThat(pruned.stream().filter(frame -> frame % CAMERAS == own)).hasSizeGreaterThan(8);
            assertThat(compared.stream().filter(frame -> frame % CAMERAS == own))
                    .isNotEmpty();
        }
    }

    @Test
    void shouldHoldOutTheSameFramesOnEachWalk() {
        OneInFour split = new OneInFour(numbered(30));
        List<Integer> once = numbers(split.toPruneBy());

        List<Integer> again = numbers(split.toPruneBy());

        assertThat(again).isEqualTo(once);
    }

    @Test
    void shouldHoldOutNoneOfFewerThanEight() {
        OneInFour split = new OneInFour(numbered(7));

        assertThat(numbers(split.toPruneBy())).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
        assertThat(split.isHeldOut()).isFalse();
        assertThat(numbers(split.toCompareOn())).hasSize(7);
    }

    private static RgbFrames numbered(int frames) {
        return new RgbFrames(
                1,
                1,
                IntStream.range(0, frames)
                        .mapToObj(i -> new byte[] {(byte) i, 0, 0})
                        .toList());
    }

    private static List<Integer> numbers(RgbFrames frames) {
        List<Integer> numbers = new ArrayList<>();
        frames.each().forEach(frame -> numbers.add((int) frame[0]));
        return numbers;
    }
}
