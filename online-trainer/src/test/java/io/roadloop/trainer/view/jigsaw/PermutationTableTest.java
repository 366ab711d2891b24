package io.roadloop.trainer.view.jigsaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadloop.trainer.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTableTest {
    private static final int SIZE = 100;

    @Test
    void shouldBeTheTableOfTheVector() {
        PermutationTable table = PermutationTable.of(SIZE);

        double[] expected = Vector.named("04a_jigsaw_permutations.json").expected("permutations");
        for (int id = 0; id < SIZE; id++) {
            for (int tile = 0; tile < PermutationTable.TILES; tile++) {
                assertThat(table.row(id)[tile]).isEqualTo((int) expected[id * PermutationTable.TILES + tile]);
            }
        }
    }

    @Test
    void shouldKeepItsPermutationsFarApart() {
        PermutationTable table = PermutationTable.of(SIZE);

        double sum = 0;
        int least = PermutationTable.TILES;
        for (int one = 0; one < SIZE; one++) {
            for (int other = 0; other < one; other++) {
                int distance = distance(table.row(one), table.row(other));
                sum += distance;
                least = Math.min(least, distance);
            }
        }
        assertThat(sum / (SIZE * (SIZE - 1) / 2.0)).isCloseTo(8.08, within(1e-12));
        assertThat(least).isEqualTo(4);
    }

    @Test
    void shouldBeginALargerTableWhenItIsSmall() {
        PermutationTable small = PermutationTable.of(20);

        assertThat(small.size()).isEqualTo(20);
        for (int id = 0; id < small.size(); id++) {
            assertThat(small.row(id)).containsExactly(PermutationTable.of(SIZE).row(id));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 362_881})
    void shouldRefuseASizeThatThereIsNot(int size) {
        assertThatThrownBy(() -> PermutationTable.of(size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a table of " + size + " permutations")
                .hasMessageContaining("9! = 362880");
    }

    private static int distance(int[] one, int[] other) {
        int differing = 0;
        for (int tile = 0; tile < one.length; tile++) {
            differing += one[tile] == other[tile] ? 0 : 1;
        }
        return differing;
    }
}
