package io.roadloop.trainer.objective.auxiliary;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.TorchDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SureMaskTest {
    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final NDArray confidence = manager.create(new float[] {0.5f, 1, 0.5f, 1}, new Shape(1, 2, 2));

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void shouldSelectWhatIsAboveTheThreshold() {
        NDArray sure = manager.create(new float[] {0.9f, 0.91f, 0.2f, 0.99f}, new Shape(1, 2, 2));

        NDArray weights = SureMask.of(sure, confidence, 0.9f, 0.05, 6);

        assertThat(weights.toFloatArray()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void shouldGiveWayToTheConfidenceWhenItStarves() {
        NDArray sure = manager.create(new float[] {0.9f, 0.91f, 0.2f, 0.3f}, new Shape(1, 2, 2));

        NDArray weights = SureMask.of(sure, confidence, 0.9f, 0.3, 6);

        assertThat(weights.toFloatArray()).containsExactly(1 / 64f, 1, 1 / 64f, 1);
    }
}
