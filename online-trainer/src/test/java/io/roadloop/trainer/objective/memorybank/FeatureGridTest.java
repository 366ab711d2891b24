package io.roadloop.trainer.objective.memorybank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureGridTest {
    private static final Vector RESIZE = Vector.named("20b_bilinear_resize.json");

    private final NDManager manager = TorchDevice.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"2, 2, nearest_2x2", "7, 9, nearest_7x9"})
    void shouldReadTheNearestPixelOfEachPlaceLikeVector20b(int rows, int columns, String nearest) {
        NDArray maps = RESIZE.input("x", manager).reshape(2, 4, 5);

        NDArray read = new FeatureGrid(2, rows, columns).nearest(maps, manager);

        assertThat(Vector.doubles(read.toFloatArray())).containsExactly(RESIZE.expected(nearest), within(1e-6));
    }

    @Test
    void shouldReadTheFirstPixelOfEachSquareOfLabels() {
        NDArray labels = manager.arange(4 * 8).reshape(1, 4, 8).toType(DataType.UINT8, false);

        NDArray read = FeatureGrid.of(manager.zeros(new Shape(1, 3, 1, 2))).nearest(labels, manager);

        assertThat(read.toByteArray()).containsExactly(0, 4);
    }
}
