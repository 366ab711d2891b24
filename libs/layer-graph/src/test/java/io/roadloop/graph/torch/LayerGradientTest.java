package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.interpret.Interpreter;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.support.Lively;
import io.roadloop.graph.support.SmallGraphs;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer in double precision: its value against the interpreter, its gradient against central differences. */
class LayerGradientTest {
    private static final Shape PIXELS = new Shape(2, 3, 7, 6);
    private static final double STEP = 1e-5;
    private static final int SAMPLES = 12;

    private final NDManager manager = TorchDevice.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Graph> layers() {
        return SmallGraphs.layers();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void shouldEqualTheInterpreterInTrainingAndServing(Graph graph) {
        try (TorchFunction function = TorchFunction.compile(graph, manager)) {
            Case of = new Case(graph, function);

            NDList inputs = new NDList(of.pixels);
            assertClose(of.train(), Interpreter.train(graph, inputs, of.parameters, of.buffers));
            assertClose(
                    function.infer(manager, of.pixels, of.parameters, of.buffers),
                    Interpreter.infer(graph, inputs, of.parameters, of.buffers));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void shouldHaveTheGradientOfCentralDifferences(Graph graph) {
        try (TorchFunction function = TorchFunction.compile(graph, manager);
                GradientMode recording = GradientMode.on()) {
            Case of = new Case(graph, function);
            Gradients.enable(of.all);
            Gradients.backward(of.loss());
            NDList gradients = Gradients.of(of.all, manager);

            for (int i = 0; i < of.all.size(); i++) {
                of.compare(i, gradients.get(i).toDoubleArray());
            }
        }
    }

    private static void assertClose(NDArray actual, NDArray expected) {
        assertThat(actual.getShape()).isEqualTo(expected.getShape());
        assertThat(actual.sub(expected).abs().max().toDoubleArray()[0]).isLessThan(1e-6);
    }

    /** A graph with inputs and weights in double precision. */
    private final class Case {
        private final TorchFunction function;
        private final SplittableRandom draws = new SplittableRandom(7);
        private final NDArray pixels = random(PIXELS);
        private final NDArray weighing;
        private final NDList parameters;
        private final NDList buffers;
        private final NDList all = new NDList(pixels);

        Case(Graph graph, TorchFunction function) {
            this.function = function;
            Map<String, float[]> host = Lively.weights(graph, 5);
            parameters = doubles(graph.parameters(), host);
            buffers = doubles(graph.buffers(), host);
            all.addAll(parameters);
            MapShape shape = graph.output().shape();
            weighing = random(new Shape(
                    PIXELS.get(0), shape.channels(), shape.side((int) PIXELS.get(2)), shape.side((int) PIXELS.get(3))));
        }

        private NDArray random(Shape shape) {
            double[] values = draws.doubles(shape.size(), -1, 1).toArray();
            return manager.create(values, shape);
        }

        private NDList doubles(List<NamedTensor> tensors, Map<String, float[]> host) {
            NDList arrays = new NDList();
            tensors.forEach(tensor -> arrays.add(
                    manager.create(host.get(tensor.path()), tensor.shape()).toType(DataType.FLOAT64, true)));
            return arrays;
        }

        NDArray train() {
            return function.train(manager, pixels, parameters, buffers);
        }

        NDArray loss() {
            return train().mul(weighing).sum();
        }

        void compare(int index, double[] gradient) {
            double[] values = all.get(index).toDoubleArray();
            for (int sample = 0; sample < Math.min(SAMPLES, values.length); sample++) {
                int at = values.length <= SAMPLES ? sample : draws.nextInt(values.length);
                double difference = (lossAt(index, values, at, STEP) - lossAt(index, values, at, -STEP)) / (2 * STEP);
                assertThat(gradient[at])
                        .as("%s, input %d, element %d", function.graph().name(), index, at)
                        .isCloseTo(difference, within(1e-6 + 1e-5 * Math.abs(difference)));
            }
        }

        private double lossAt(int index, double[] values, int at, double step) {
            double[] moved = values.clone();
            moved[at] += step;
            try (GradientMode off = GradientMode.off()) {
                NDArray kept = all.get(index);
                NDArray changed = manager.create(moved, kept.getShape());
                NDArray given = index == 0 ? changed : pixels;
                NDList weights = new NDList(parameters);
                if (index > 0) {
                    weights.set(index - 1, changed);
                }
                return function.train(manager, given, weights, buffers)
                        .mul(weighing)
                        .sum()
                        .getDouble();
            }
        }
    }
}
