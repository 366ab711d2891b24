package io.roadloop.trainer.objective.coteaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossPseudoTest {
    private static final Vector CROSS = Vector.named("03_cps.json");
    private static final ModelName ONE = new ModelName("student");
    private static final ModelName OTHER = new ModelName("peer");
    private static final View STREAM = new Source(Pool.STREAM);
    private static final CrossPseudo OBJECTIVE = new CrossPseudo(ONE, OTHER, STREAM, STREAM);

    @Test
    void shouldAskBothModelsToLearnAndToTeach() {
        var readings = OBJECTIVE.demands().readings().keySet();

        assertThat(readings)
                .containsExactlyInAnyOrder(
                        key(ONE, Flow.GRADIENT),
                        key(OTHER, Flow.GRADIENT),
                        key(ONE, Flow.STOPPED),
                        key(OTHER, Flow.STOPPED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"u", "l"})
    void shouldGiveTheValueAndTheGradientsOfTheVector(String batch) {
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                Kernels kernels = Kernels.load(manager);
                GradientMode recording = GradientMode.on()) {
            NDArray one = CROSS.input(batch + "_logits_a", manager);
            NDArray other = CROSS.input(batch + "_logits_b", manager);
            Gradients.enable(new NDList(one, other));
            GivenStep step = new GivenStep(manager, kernels, 5)
                    .with(key(ONE, Flow.GRADIENT), new Reading(one))
                    .with(key(ONE, Flow.STOPPED), new Reading(one.stopGradient()))
                    .with(key(OTHER, Flow.GRADIENT), new Reading(other))
                    .with(key(OTHER, Flow.STOPPED), new Reading(other.stopGradient()));

            NDArray loss = OBJECTIVE.loss(step);
            Gradients.backward(loss);

            assertThat((double) loss.toFloatArray()[0]).isCloseTo(CROSS.expected("loss_" + batch)[0], within(1e-5));
            assertThat(Vector.doubles(one.getGradient().toFloatArray()))
                    .containsExactly(CROSS.expected("grad_" + batch + "_logits_a"), within(1e-6));
            assertThat(Vector.doubles(other.getGradient().toFloatArray()))
                    .containsExactly(CROSS.expected("grad_" + batch + "_logits_b"), within(1e-6));
        }
    }

    @Test
    void shouldRefuseAModelAsItsOwnPeer() {
        assertThatThrownBy(() -> new CrossPseudo(ONE, ONE, STREAM, STREAM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both models are student");
    }

    private static Reading.Key key(ModelName model, Flow flow) {
        return new Reading.Key(model, STREAM, flow);
    }
}
