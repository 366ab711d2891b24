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
import io.roadloop.graph.nets.RoutingSpace;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.kit.settings.InvalidSettingException;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final ModelName STUDENT = new ModelName("student");
    private static final Source LABELLED = new Source(Pool.LABELLED);
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

    @Test
    void shouldNameATargetThatIsNoShare() {
        assertThatThrownBy(() -> new Budget(STUDENT, LABELLED, SPACE, 1.2))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("target");
    }
}
