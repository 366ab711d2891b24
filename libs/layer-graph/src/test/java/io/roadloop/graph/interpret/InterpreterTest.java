package io.roadloop.graph.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Dropout;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.support.Drawn;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.Weights;
import io.roadloop.graph.weights.TrialWeights;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterpreterTest {
    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Graph graph = Networks.named("dense-road/compact", 3);
    private final Weights weights = Weights.of(graph, manager, TrialWeights.of(graph, 6));
    private final NDList pixels = new NDList(Drawn.uniform(manager, 0, 1, new Shape(2, 3, 40, 33)));

    @AfterEach
    void close() {
        weights.close();
        manager.close();
    }

    /** In double precision: in single, a ReLU that rounding turns on moves the gradients by a per cent. DJL has its momentum in single. */
    @Test
    void shouldTrainLikeTheCompiledNetwork() {
        try (TorchFunction function = TorchFunction.compile(graph, manager);
                GradientMode recording = GradientMode.on()) {
            NDList input = doubles(pixels);
            NDList own = doubles(weights.parameters());
            NDList twins = doubles(weights.parameters());
            NDList ownStatistics = doubles(weights.buffers());
            NDList twinsStatistics = doubles(weights.buffers());
            Gradients.enable(own);
            Gradients.enable(twins);

            NDArray interpreted = Interpreter.train(graph, input, own, ownStatistics);

            NDArray compiled = function.train(manager, input.head(), twins, twinsStatistics);
            Gradients.backward(interpreted.square().mean());
            Gradients.backward(compiled.square().mean());
            assertClose(interpreted, compiled);
            assertAllClose(ownStatistics, twinsStatistics);
            assertAllClose(Gradients.of(own, manager), Gradients.of(twins, manager));
        }
    }

    private static NDList doubles(NDList arrays) {
        NDList doubles = new NDList();
        arrays.forEach(array -> doubles.add(array.toType(DataType.FLOAT64, true)));
        return doubles;
    }

    @Test
    void shouldKeepNothingButTheOutputWhenServing() {
        Map<String, float[]> before = weights.toHost();
        int held = manager.getManagedArrays().size();
        try (GradientMode quiet = GradientMode.off()) {
            NDArray output = Interpreter.infer(graph, pixels, weights.parameters(), weights.buffers());

            assertThat(output.getShape()).isEqualTo(new Shape(2, 3, 40, 33));
            assertThat(manager.getManagedArrays()).hasSize(held + 1);
            weights.toHost().forEach((path, values) -> assertThat(values).isEqualTo(before.get(path)));
        }
    }

    @Test
    void shouldDropTheRatesShareInTrainingAndNothingInServing() {
        GraphBuilder builder = GraphBuilder.named("dropout");
        Graph dropping = builder.build(builder.add("dropout", new Dropout(0.4), builder.input(3)));
        NDList ones = new NDList(manager.ones(new Shape(2, 3, 20, 20)));

        NDArray kept = Interpreter.train(dropping, ones, new NDList(), new NDList());

        assertThat(kept.max().getFloat()).isEqualTo(1 / 0.6f);
        assertThat(kept.eq(0).toType(kept.getDataType(), false).mean().getFloat())
                .isCloseTo(0.4f, within(0.05f));
        assertThat(Interpreter.infer(dropping, ones, new NDList(), new NDList()))
                .isEqualTo(ones.head());
    }

    @Test
    void shouldLeaveTheCallersArrayOpenWhereDropoutPassesItOn() {
        GraphBuilder builder = GraphBuilder.named("passed-on");
        Node passed = builder.add("dropout", new Dropout(0.4), builder.input(3));
        Graph passing = builder.build(builder.add("conv", Convolution.of(1, 1), passed));
        NDList given = new NDList(manager.ones(new Shape(1, 3, 4, 4)));
        NDList kernel = new NDList(manager.ones(new Shape(1, 3, 1, 1)));

        NDArray sums = Interpreter.infer(passing, given, kernel, new NDList());

        assertThat(sums.toFloatArray()).containsOnly(3);
        assertThat(given.head().toFloatArray()).containsOnly(1);
    }

    @Test
    void shouldRefuseListsOfAnotherLength() {
        assertThatThrownBy(() -> Interpreter.infer(graph, pixels, new NDList(), weights.buffers()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(graph + " has ")
                .hasMessageEndingWith(" parameters, but was given 0 arrays");
    }

    private static void assertAllClose(NDList actual, NDList expected) {
        for (int i = 0; i < expected.size(); i++) {
            assertClose(actual.get(i), expected.get(i));
        }
    }

    private static void assertClose(NDArray actual, NDArray expected) {
        double largest = expected.abs().max().getDouble();
        assertThat(actual.sub(expected).abs().max().getDouble()).isLessThanOrEqualTo(1e-5 * largest + 1e-12);
    }
}
