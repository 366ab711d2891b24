package io.roadloop.trainer.objective.jigsaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
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
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                Kernels kernels = Kernels.load(manager)) {
            NDArray image = MOVES.input("image", manager);
            NDArray labels = MOVES.input("label", manager).toType(DataType.UINT8, false);
            NDArray sources = manager.create(sources(PermutationTable.of(100).row(permutation)), new Shape(1, 11 * 13));

            NDArray moved = kernels.pixels().rearranged(image, sources);
            NDArray movedLabels = kernels.pixels().rearranged(labels, sources);

            assertThat(moved.getShape()).isEqualTo(image.getShape());
            assertThat(moved.toFloatArray()).containsExactly(floats(MOVES.expected("image_perm_" + permutation)));
            assertThat(movedLabels.getDataType()).isEqualTo(DataType.UINT8);
            assertThat(movedLabels.toType(DataType.FLOAT32, false).toFloatArray())
                    .containsExactly(floats(MOVES.expected("label_perm_" + permutation)));
        }
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

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
