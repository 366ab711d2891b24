package io.roadloop.trainer.objective.coteaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossPseudoLossTest {
    private static final Vector CROSS = Vector.named("03_cps.json");

    @ParameterizedTest
    @ValueSource(strings = {"u", "l"})
    void shouldGiveTheValueAndTheGradientsOfTheVector(String batch) {
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                Kernels kernels = Kernels.load(manager);
                GradientMode recording = GradientMode.on()) {
            NDArray one = CROSS.input(batch + "_logits_a", manager);
            NDArray other = CROSS.input(batch + "_logits_b", manager);
            Gradients.enable(new NDList(one, other));

            NDArray loss = CrossPseudoLoss.of(kernels, one, other);
            Gradients.backward(loss);

            assertThat((double) loss.toFloatArray()[0]).isCloseTo(CROSS.expected("loss_" + batch)[0], within(1e-5));
            assertThat(Vector.doubles(one.getGradient().toFloatArray()))
                    .containsExactly(CROSS.expected("grad_" + batch + "_logits_a"), within(1e-6));
            assertThat(Vector.doubles(other.getGradient().toFloatArray()))
                    .containsExactly(CROSS.expected("grad_" + batch + "_logits_b"), within(1e-6));
        }
    }
}
