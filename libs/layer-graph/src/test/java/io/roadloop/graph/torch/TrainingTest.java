package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.support.SmallGraphs;
import io.roadloop.graph.support.SmallTraining;
import io.roadloop.graph.weights.TrialWeights;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Graph graph = SmallGraphs.network();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void shouldLearn() {
        try (SmallTraining training = new SmallTraining(manager, graph, SmallTraining.start(graph, 1))) {
            double first = training.meanLoss(10);
            training.meanLoss(40);

            assertThat(training.meanLoss(10)).isLessThan(0.5 * first);
        }
    }

    @Test
    void shouldGiveTheSameBitsForTheSameSeed() {
        SmallTraining.State one = after(SmallTraining.start(graph, 1), 10);
        SmallTraining.State other = after(SmallTraining.start(graph, 1), 10);

        assertSame(one, other);
    }

    @Test
    void shouldResumeBitForBit() {
        SmallTraining.State straight = after(SmallTraining.start(graph, 1), 12);

        SmallTraining.State resumed = after(after(SmallTraining.start(graph, 1), 5), 7);

        assertSame(resumed, straight);
    }

    @Test
    void shouldMoveTheRunningStatisticsByAShareOfTheBatchs() {
        GraphBuilder builder = GraphBuilder.named("norm");
        Graph norm = builder.build(builder.add("norm", BatchNorm.standard(), builder.input(1)));
        NDArray pixels = manager.create(new float[] {1, 3, 5, 7}, new Shape(1, 1, 2, 2));
        try (TorchFunction function = TorchFunction.compile(norm, manager);
                Weights weights = Weights.initialise(norm, manager, 1)) {
            function.train(manager, pixels, weights.parameters(), weights.buffers());

            assertThat(weights.toHost().get("norm/running-mean")).containsExactly(new float[] {0.4f}, within(1e-6f));
            assertThat(weights.toHost().get("norm/running-variance"))
                    .containsExactly(new float[] {0.9f + 0.1f * 20 / 3}, within(1e-6f));
        }
    }

    @Test
    void shouldRefuseABatchOfWhichABatchNormSeesOneValueAChannel() {
        Graph deepLab = Networks.named("deeplab-v3-plus/resnet-narrow-os16", 2);
        NDArray pixels = manager.zeros(new Shape(1, 3, 40, 40));
        try (TorchFunction function = TorchFunction.compile(deepLab, manager);
                Weights weights = Weights.initialise(deepLab, manager, 1)) {
            assertThatThrownBy(() -> function.train(manager, pixels, weights.parameters(), weights.buffers()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("deeplab-v3-plus/resnet-narrow-os16 cannot be trained on a batch of (1, 3, 40, 40):"
                            + " batch-norm 'pyramid/image/narrow/norm' (32 channels of 1 x 1) would see one value a"
                            + " channel; take more frames or larger ones");
        }
    }

    @Test
    void shouldChangeNothingWhenServing() {
        try (TorchFunction function = TorchFunction.compile(graph, manager);
                Weights weights = Weights.of(graph, manager, TrialWeights.of(graph, 2))) {
            NDArray logits = function.infer(
                    manager, manager.ones(new Shape(1, 3, 9, 9)), weights.parameters(), weights.buffers());

            assertThat(logits.getShape()).isEqualTo(new Shape(1, 2, 9, 9));
            assertThat(weights.toHost().get("stem/norm/running-mean"))
                    .isEqualTo(TrialWeights.of(graph, 2).get("stem/norm/running-mean"));
        }
    }

    private SmallTraining.State after(SmallTraining.State start, int steps) {
        try (SmallTraining training = new SmallTraining(manager, graph, start)) {
            for (int i = 0; i < steps; i++) {
                training.step();
            }
            return training.state();
        }
    }

    private static void assertSame(SmallTraining.State actual, SmallTraining.State expected) {
        expected.weights()
                .forEach((path, values) ->
                        assertThat(actual.weights().get(path)).as(path).isEqualTo(values));
        List<float[]> velocity = expected.velocity();
        for (int i = 0; i < velocity.size(); i++) {
            assertThat(actual.velocity().get(i)).isEqualTo(velocity.get(i));
        }
    }
}
