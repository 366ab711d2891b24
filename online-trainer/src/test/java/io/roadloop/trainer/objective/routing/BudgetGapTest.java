package io.roadloop.trainer.objective.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetGapTest {
    private static final Vector BUDGET = Vector.named("21c_routing_budget.json");

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C"})
    void shouldGiveTheValueOfTheVectorAndItsDerivative(String setting) {
        double weight = BUDGET.root()
                .path("params")
                .path("lambda_mu")
                .path(setting)
                .path(0)
                .doubleValue();
        double target = BUDGET.root()
                .path("params")
                .path("lambda_mu")
                .path(setting)
                .path(1)
                .doubleValue();
        double all = BUDGET.root().path("params").path("C_all_MFLOPs").doubleValue();
        double spent = BUDGET.expected("expected_cost")[0];
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                GradientMode recording = GradientMode.on()) {
            NDArray cost = manager.create((float) spent);
            Gradients.enable(new NDList(cost));

            NDArray loss = BudgetGap.of(cost, all, target);
            Gradients.backward(loss);

            assertThat(weight * loss.toFloatArray()[0]).isCloseTo(BUDGET.expected("loss_" + setting)[0], within(1e-8));
            assertThat((double) cost.getGradient().toFloatArray()[0])
                    .isCloseTo(2 * (spent / all - target) / all, within(1e-10));
        }
    }
}
