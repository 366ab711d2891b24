package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PixelKernelsTest {
    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);
    private final PixelKernels pixels = kernels.pixels();

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldPickTheVectorsOfPixelsAndSendTheirGradientsBack() {
        try (GradientMode recording = GradientMode.on()) {
            NDArray maps = manager.arange(24f).reshape(2, 3, 2, 2);
            Gradients.enable(new NDList(maps));
            NDArray places = manager.create(new long[] {5, 0, 5});

            NDArray rows = pixels.rows(maps, places);
            Gradients.backward(rows.sum());

            assertThat(rows.toFloatArray()).containsExactly(13, 17, 21, 0, 4, 8, 13, 17, 21);
            assertThat(maps.getGradient().toFloatArray())
                    .containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0);
        }
    }

    @Test
    void shouldCountEachNumberAndNoneBeyond() {
        NDArray values =
                manager.create(new int[] {0, 2, 2, 255}, new Shape(2, 2)).toType(DataType.UINT8, false);

        NDArray counts = pixels.histogram(values, 4);

        assertThat(counts.toLongArray()).containsExactly(1, 0, 2, 0);
    }

    @Test
    void shouldTakeTheMeanOfWholeCells() {
        NDArray maps = manager.arange(15f).reshape(1, 1, 3, 5);

        NDArray means = pixels.cellMeans(maps, 2);

        assertThat(means.getShape()).isEqualTo(new Shape(1, 1, 1, 2));
        assertThat(means.toFloatArray()).containsExactly(3, 5);
    }
}
