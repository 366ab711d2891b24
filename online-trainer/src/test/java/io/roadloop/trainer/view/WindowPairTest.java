package io.roadloop.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.trainer.Vector;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowPairTest {
    private static final Vector GEOMETRY = Vector.named("15b_dc_crop_geometry.json");
    private static final int CROP = 320;
    private static final CropPair LAW = new CropPair(1, 2, 0.7, 0.1, 0.5);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void shouldSnapAndOverlapLikeTheVector(int pair) {
        double[] places = GEOMETRY.input("y1_x1_y2_x2");
        CropWindow first = window(places[4 * pair], places[4 * pair + 1]);

        CropWindow second = WindowPair.snapped(first, window(places[4 * pair + 2], places[4 * pair + 3]));

        double[] expected = GEOMETRY.expected("y2_x2_rect1y0x0y1x1_rect2y0x0y1x1_accept");
        WindowPair made = new WindowPair(first, second);
        WindowPair.Shared shared = made.shared();
        assertThat(new double[] {
                    second.top(),
                    second.left(),
                    shared.firstTop(),
                    shared.firstLeft(),
                    shared.firstTop() + shared.height(),
                    shared.firstLeft() + shared.width(),
                    shared.secondTop(),
                    shared.secondLeft(),
                    shared.secondTop() + shared.height(),
                    shared.secondLeft() + shared.width(),
                    made.intersectionOverUnion() >= 0.1 ? 1 : 0
                })
                .containsExactly(Arrays.copyOfRange(expected, 11 * pair, 11 * pair + 11));
    }

    @Test
    void shouldLieOnTheImageAndShareWholeCells() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            WindowPair pair = WindowPair.draw(LAW, 120, 160, random);

            assertThat(pair.intersectionOverUnion()).isBetween(0.1, 1.0);
            for (CropWindow window : new CropWindow[] {pair.first(), pair.second()}) {
                assertThat(window.height()).isEqualTo(80);
                assertThat(window.width()).isEqualTo(112);
                assertThat(window.top()).isBetween(0, (int) Math.round(window.factor() * 120) - 80);
                assertThat(window.left()).isBetween(0, (int) Math.round(window.factor() * 160) - 112);
            }
            assertThat((pair.second().top() - pair.first().top()) % CropPair.CELL)
                    .isZero();
            assertThat((pair.second().left() - pair.first().left()) % CropPair.CELL)
                    .isZero();
        }
    }

    @Test
    void shouldLieOnOnePlaceWhenNoTryOverlapsEnough() {
        WindowPair pair = WindowPair.draw(new CropPair(10, 10, 0.5, 1, 0), 120, 160, new SplittableRandom(1));

        assertThat(pair.second()).isEqualTo(pair.first());
    }

    @Test
    void shouldRefuseACropWithoutACell() {
        assertThatThrownBy(() -> WindowPair.draw(new CropPair(1, 1, 0.05, 0, 0), 120, 160, new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("160x120")
                .hasMessageContaining("smaller than a cell");
    }

    private static CropWindow window(double top, double left) {
        return new CropWindow(1, (int) top, (int) left, CROP, CROP, false);
    }
}
