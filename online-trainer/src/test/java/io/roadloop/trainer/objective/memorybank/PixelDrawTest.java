package io.roadloop.trainer.objective.memorybank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PixelDrawTest {
    private static final byte NONE = (byte) 255;

    @Test
    void shouldTakeAllPlacesOfAClassWhenTheyAreFew() {
        List<long[]> drawn = PixelDraw.perClass(new byte[] {1, 0, 1, NONE, 7}, 0, 5, 2, 2, new SplittableRandom(1));

        assertThat(drawn.get(0)).containsExactly(1);
        assertThat(drawn.get(1)).containsExactly(0, 2);
    }

    @Test
    void shouldDrawEachPlaceAboutEquallyOftenAndNoneTwice() {
        byte[] labels = new byte[6];
        int[] often = new int[6];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 3000; i++) {
            long[] drawn = PixelDraw.perClass(labels, 1, 6, 1, 2, random).get(0);
            assertThat(drawn).hasSize(2).doesNotHaveDuplicates();
            often[(int) drawn[0]]++;
            often[(int) drawn[1]]++;
        }

        assertThat(often[0]).isZero();
        assertThat(often).satisfies(times -> {
            for (int place = 1; place < 6; place++) {
                assertThat(times[place]).isBetween(1100, 1300);
            }
        });
    }
}
