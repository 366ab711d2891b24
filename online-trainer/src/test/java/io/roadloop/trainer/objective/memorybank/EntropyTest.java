package io.roadloop.trainer.objective.memorybank;

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
import io.roadloop.trainer.Vector;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntropyTest {
    private static final Vector VECTOR = Vector.named("11_entropy.json");

    @Test
    void shouldGiveTheValueAndTheGradientOfTheVector() {
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                GradientMode recording = GradientMode.on()) {
            NDArray logits = VECTOR.input("logits", manager);
            Gradients.enable(new NDList(logits));
            NDArray valid = VECTOR.input("valid", manager);

            NDArray loss = Entropy.of(logits.softmax(1), logits.logSoftmax(1), valid, manager);
            Gradients.backward(loss);

            assertThat((double) loss.toFloatArray()[0])
                    .isCloseTo(VECTOR.expected("loss_valid_only_normalised")[0], within(1e-6));
            assertThat(Vector.doubles(logits.getGradient().toFloatArray()))
                    .containsExactly(VECTOR.expected("grad_logits_valid_only_normalised"), within(1e-7));
        }
    }

    @Test
    void shouldBeZeroWhenNothingIsShown() {
        try (NDManager manager = TorchDevice.newManager(Device.cpu())) {
            NDArray logits = VECTOR.input("logits", manager);
            NDArray valid = VECTOR.input("valid", manager).zerosLike();

            NDArray loss = Entropy.of(logits.softmax(1), logits.logSoftmax(1), valid, manager);

            assertThat(loss.toFloatArray()).containsExactly(0);
        }
    }

    @Test
    void shouldLeaveOutWhatLiesBeyondTheEdge() {
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                Kernels kernels = Kernels.load(manager)) {
            View view = new Source(Pool.STREAM);
            Entropy entropy = new Entropy(new ModelName("student"), view);
            NDArray logits = manager.create(new float[] {0, 9, 0, -9}, new Shape(1, 2, 1, 2));
            NDArray carried =
                    manager.create(new float[] {0, 255}, new Shape(1, 1, 2)).toType(DataType.UINT8, false);
            GivenStep step = new GivenStep(manager, kernels, 2)
                    .with(view, new Scene(logits, Optional.empty()))
                    .with(new Reading.Key(new ModelName("student"), view, Flow.GRADIENT), new Reading(logits))
                    .carryingBy(maps -> carried);

            NDArray loss = entropy.loss(step);

            assertThat((double) loss.toFloatArray()[0]).isCloseTo(1, within(1e-6));
        }
    }
}
