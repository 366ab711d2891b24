package io.roadloop.trainer.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.ParameterGroup;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptimiserTest {
    private static final Vector STEPS = Vector.named("22_optimiser_steps.json");
    private static final List<ParameterGroup> DECAYING = List.of(new ParameterGroup(true, List.of(0)));

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldStepAsSgdOfTheVector() {
        assertSteps(new Sgd(0.9, 0.01), 0.1, "sgd");
    }

    @Test
    void shouldStepAsAdamOfTheVector() {
        assertSteps(new Adam(0.9, 0.999, 1e-8, 0.01, Adam.Decay.COUPLED), 5e-4, "adam");
    }

    @Test
    void shouldShrinkWeightsByRateTimesDecayWhenDecayIsDecoupled() {
        NDArray weights = manager.create(new float[] {2});
        OptimiserRun run = new Adam(0.9, 0.999, 1e-8, 0.5, Adam.Decay.DECOUPLED)
                .start(manager, kernels, DECAYING, new NDList(weights));

        run.step(new NDList(manager.create(new float[] {0})), 0.1);

        assertThat(weights.toFloatArray()[0]).isCloseTo(1.9f, within(1e-6f));
    }

    @Test
    void shouldLeaveParametersThatDoNotDecayAlone() {
        NDList weights = new NDList(manager.create(new float[] {2}), manager.create(new float[] {2}));
        List<ParameterGroup> groups =
                List.of(new ParameterGroup(true, List.of(1)), new ParameterGroup(false, List.of(0)));
        OptimiserRun run = new Sgd(0.9, 0.5).start(manager, kernels, groups, weights);

        run.step(new NDList(manager.create(new float[] {0}), manager.create(new float[] {0})), 0.1);

        assertThat(weights.get(0).toFloatArray()[0]).isEqualTo(2f);
        assertThat(weights.get(1).toFloatArray()[0]).isCloseTo(1.9f, within(1e-6f));
    }

    @Test
    void shouldMoveAGateTwoAndAHalfTimesAsFarInOneStepOfSgd() {
        assertThat(movedByGroups(new Sgd(0.9, 0), 0.1, 1)).containsExactly(new double[] {0.1, 0.25}, within(1e-6));
    }

    @Test
    void shouldMoveAGateTwoAndAHalfTimesAsFarInOneStepOfAdam() {
        assertThat(movedByGroups(new Adam(0.9, 0.999, 1e-8, 0, Adam.Decay.COUPLED), 0.1, 1))
                .containsExactly(new double[] {0.1, 0.25}, within(1e-6));
    }

    @Test
    void shouldDecayByTheRateOfTheGroup() {
        assertThat(movedByGroups(new Sgd(0.9, 0.5), 0.1, 0)).containsExactly(new double[] {0.1, 0.25}, within(1e-6));
        assertThat(movedByGroups(new Adam(0.9, 0.999, 1e-8, 0.5, Adam.Decay.DECOUPLED), 0.1, 0))
                .containsExactly(new double[] {0.1, 0.25}, within(1e-6));
    }

    /** How far two weights of 2 sink in one step, the second in a group that learns 2.5 times as fast. */
    private double[] movedByGroups(Optimiser optimiser, double rate, float gradient) {
        NDList weights = new NDList(manager.create(new float[] {2}), manager.create(new float[] {2}));
        NDList gradients = new NDList(manager.create(new float[] {gradient}), manager.create(new float[] {gradient}));
        List<ParameterGroup> groups =
                List.of(new ParameterGroup(true, List.of(0)), new ParameterGroup(true, 2.5, List.of(1)));

        optimiser.start(manager, kernels, groups, weights).step(gradients, rate);

        return new double[] {
            2.0 - weights.get(0).toFloatArray()[0], 2.0 - weights.get(1).toFloatArray()[0]
        };
    }

    private void assertSteps(Optimiser optimiser, double rate, String name) {
        NDArray weights = STEPS.input("w0", manager);
        OptimiserRun run = optimiser.start(manager, kernels, DECAYING, new NDList(weights));
        for (int i = 1; i <= 4; i++) {
            run.step(new NDList(STEPS.input("grad_" + i, manager)), rate);

            assertThat(Vector.doubles(weights.toFloatArray()))
                    .containsExactly(STEPS.expected(name + "_after_" + i), within(3e-7));
        }
        assertThat(run.steps()).isEqualTo(4);
    }
}
