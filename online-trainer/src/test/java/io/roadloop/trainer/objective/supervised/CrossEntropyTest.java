package io.roadloop.trainer.objective.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenLabels;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {
    private static final View LABELLED = new Source(Pool.LABELLED);
    private static final CrossEntropy OBJECTIVE =
            new CrossEntropy(new ModelName("student"), LABELLED, new GivenLabels(), List.of());

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldAverageOverTaughtPixelsOnly() {
        try (GradientMode recording = GradientMode.on()) {
            NDArray logits = manager.create(new float[] {1, 0, 5, 0, 2, -5}, new Shape(1, 2, 1, 3));
            Gradients.enable(new NDList(logits));

            NDArray loss = OBJECTIVE.loss(step(logits, 0, 1, 255));
            Gradients.backward(loss);

            double first = 1 / (1 + Math.exp(-1));
            double second = 1 / (1 + Math.exp(-2));
            assertThat((double) loss.toFloatArray()[0])
                    .isCloseTo(-(Math.log(first) + Math.log(second)) / 2, within(1e-6));
            assertThat(io.roadloop.trainer.Vector.doubles(logits.getGradient().toFloatArray()))
                    .containsExactly(
                            new double[] {(first - 1) / 2, (1 - second) / 2, 0, (1 - first) / 2, (second - 1) / 2, 0},
                            within(1e-6));
        }
    }

    @Test
    void shouldBeZeroWhenNothingIsTaught() {
        NDArray logits = manager.create(new float[] {1, 0, 5, 0, 2, -5}, new Shape(1, 2, 1, 3));

        NDArray loss = OBJECTIVE.loss(step(logits, 255, 255, 255));

        assertThat(loss.toFloatArray()[0]).isZero();
    }

    private Step step(NDArray logits, int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        NDArray given = manager.create(java.nio.ByteBuffer.wrap(bytes), new Shape(1, 1, 3), DataType.UINT8);
        return new GivenStep(manager, kernels, 2)
                .with(LABELLED, new Scene(logits, Optional.of(given)))
                .with(new Reading.Key(new ModelName("student"), LABELLED, Flow.GRADIENT), new Reading(logits));
    }
}
