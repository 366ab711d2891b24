package io.roadloop.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WithoutReplacementTest {
    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void shouldDrawNoneTwice() {
        assertThat(WithoutReplacement.draw(5, 5, random)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        assertThat(WithoutReplacement.draw(5, 0, random)).isEmpty();
    }

    /** Rounds are replayed, and a study's rows go on: the same generator draws the same. */
    @Test
    void shouldDrawWhatItDrewBefore() {
        assertThat(WithoutReplacement.draw(10, 4, random)).containsExactly(7, 1, 2, 9);
    }

    /** 3 of 4, 4000 times: each is drawn in three quarters of them, and is the first in one quarter; 5 σ are 137. */
    @Test
    void shouldDrawEachAsOften() {
        int[] drawn = new int[4];
        int[] first = new int[4];
        for (int i = 0; i < 4000; i++) {
            int[] few = WithoutReplacement.draw(4, 3, random);
            first[few[0]]++;
            for (int place : few) {
                drawn[place]++;
            }
        }

        assertThat(IntStream.of(drawn)).allSatisfy(times -> assertThat(times).isBetween(3000 - 137, 3000 + 137));
        assertThat(IntStream.of(first)).allSatisfy(times -> assertThat(times).isBetween(1000 - 137, 1000 + 137));
    }
}
