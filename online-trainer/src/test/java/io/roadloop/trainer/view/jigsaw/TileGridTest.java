package io.roadloop.trainer.view.jigsaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.trainer.Vector;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileGridTest {
    private static final Vector MOVES = Vector.named("04b_jigsaw_apply.json");
    private static final TileGrid GRID = new TileGrid(11, 13);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, 99})
    void shouldMoveImageAndLabelsLikeTheVector(int permutation) {
        long[] sources = sources(PermutationTable.of(100).row(permutation));

        assertThat(moved(MOVES.input("image"), sources)).containsExactly(MOVES.expected("image_perm_" + permutation));
        assertThat(moved(MOVES.input("label"), sources)).containsExactly(MOVES.expected("label_perm_" + permutation));
    }

    @Test
    void shouldTakeEachPixelOnce() {
        long[] sources = sources(PermutationTable.of(100).row(42));

        assertThat(Arrays.stream(sources).sorted().toArray())
                .containsExactly(LongStream.range(0, 11 * 13).toArray());
    }

    @Test
    void shouldRefuseAnImageWithoutTiles() {
        assertThatThrownBy(() -> new TileGrid(2, 40))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("40x2")
                .hasMessageContaining("at least 3");
    }

    private static long[] sources(int[] row) {
        long[] sources = new long[11 * 13];
        GRID.write(row, sources, 0);
        return sources;
    }

    /** Planes of 11 × 13 pixels, each moved alike. */
    private static double[] moved(double[] planes, long[] sources) {
        double[] moved = new double[planes.length];
        for (int i = 0; i < planes.length; i++) {
            int plane = i / sources.length * sources.length;
            moved[i] = planes[plane + (int) sources[i - plane]];
        }
        return moved;
    }
}
