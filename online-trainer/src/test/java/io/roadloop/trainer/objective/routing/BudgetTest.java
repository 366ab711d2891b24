package io.roadloop.trainer.objective.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.nets.DynamicRoutingNet;
import io.roadloop.graph.nets.RoutingCosts;
import io.roadloop.graph.nets.RoutingSpace;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.kit.settings.InvalidSettingException;
import io.roadloop.trainer.Vector;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final ModelName STUDENT = new ModelName("student");
    private static final Source LABELLED = new Source(Pool.LABELLED);
    private static final Vector BUDGET = Vector.named("21c_routing_budget.json");
    private static final double MEGA = 1e6;
    private static final RoutingSpace SPACE = new RoutingSpace(2, 3, 4);
    private static final Reading.Key KEY = new Reading.Key(STUDENT, LABELLED, Flow.GRADIENT);

    @Test
    void shouldAskForTheGatesOfAllCells() {
        var taps =
                new Budget(STUDENT, LABELLED, SPACE, 0.2).demands().readings().get(KEY);

        assertThat(taps).hasSize(SPACE.allCells().size()).contains("gates/initial", "gates/layer-1/level-2");
    }

    @Test
    void shouldCloseOpenGates() {
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                Kernels kernels = Kernels.load(manager);
                GradientMode recording = GradientMode.on()) {
            Map<String, NDArray> gates = new HashMap<>();
            SPACE.allCells()
                    .forEach(cell -> gates.put(
                            DynamicRoutingNet.gates(cell),
                            manager.ones(new Shape(2, cell.paths().size(), 1, 1))));
            Gradients.enable(new NDList(gates.values()));
            GivenStep step = new GivenStep(manager, kernels, 2)
                    .with(LABELLED, new Scene(manager.zeros(new Shape(2, 3, 32, 64)), Optional.empty()))
                    .with(KEY, new Reading(gates));

            NDArray loss = new Budget(STUDENT, LABELLED, SPACE, 0.2).loss(step);
            Gradients.backward(loss);

            assertThat((double) loss.toFloatArray()[0]).isCloseTo(0.64, within(1e-5));
            gates.values().forEach(gate -> assertThat(gate.getGradient().sum().toFloatArray()[0])
                    .isPositive());
        }
    }

    /** A network whose one open cell, of 128 channels at 96 × 96, is that of vector 21c. */
    @Test
    void shouldSendTheGradientIntoTheGatesOfVector21c() {
        RoutingSpace space = new RoutingSpace(4, 3, 64);
        double target = 0.1;
        double all = RoutingCosts.of(space, 768, 768).open() / MEGA;
        double operation = BUDGET.expected("cost_sepconv_MFLOPs")[0];
        double cost = (0.9 + 0.7) / 2 * operation
                + Arrays.stream(BUDGET.expected("transition_costs")).sum() / 2;
        double slope = 2 * (cost / all - target) / all / 2;
        double keep = slope * BUDGET.expected("cost_keep_MFLOPs")[0];
        double up = slope * BUDGET.expected("cost_up_MFLOPs")[0];
        double down = slope * BUDGET.expected("cost_down_MFLOPs")[0];
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                Kernels kernels = Kernels.load(manager);
                GradientMode recording = GradientMode.on()) {
            NDArray gates = BUDGET.input("gates", manager).reshape(2, 3, 1, 1);
            Gradients.enable(new NDList(gates));
            Map<String, NDArray> taps = new HashMap<>();
            space.allCells()
                    .forEach(cell -> taps.put(
                            DynamicRoutingNet.gates(cell),
                            manager.zeros(new Shape(2, cell.paths().size(), 1, 1))));
            taps.put("gates/layer-1/level-1", gates);
            GivenStep step = new GivenStep(manager, kernels, 2)
                    .with(LABELLED, new Scene(manager.zeros(new Shape(2, 3, 768, 768)), Optional.empty()))
                    .with(KEY, new Reading(taps));

            NDArray loss = new Budget(STUDENT, LABELLED, space, target).loss(step);
            Gradients.backward(loss);

            assertThat((double) loss.toFloatArray()[0])
                    .isCloseTo((cost / all - target) * (cost / all - target), within(1e-8));
            double most = slope * operation;
            assertThat(Vector.doubles(gates.getGradient().toFloatArray()))
                    .containsExactly(new double[] {most + keep, up, down, keep, most + up, down}, within(1e-8));
        }
    }

    @Test
    void shouldNameATargetThatIsNoShare() {
        assertThatThrownBy(() -> new Budget(STUDENT, LABELLED, SPACE, 1.2))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("target");
    }
}
