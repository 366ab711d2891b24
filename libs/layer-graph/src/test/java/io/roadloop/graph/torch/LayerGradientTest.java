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
import io.roadloop.graph.Node;
import io.roadloop.graph.interpret.Interpreter;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.support.LayerKinds;
import io.roadloop.graph.support.SmallGraphs;
import io.roadloop.graph.weights.TrialWeights;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every layer in double precision, in training and serving: TorchScript's value against the interpreter's, and the
 * gradient of each against central differences of itself.
 */
class LayerGradientTest {
    private static final int FRAMES = 2;
    private static final int HEIGHT = 7;
    private static final int WIDTH = 6;
    private static final double STEP = 1e-5;
    private static final int SAMPLES = 12;

    private final NDManager manager = TorchDevice.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Graph> drawingNothing() {
        return SmallGraphs.layers();
    }

    static Stream<Graph> layers() {
        return Stream.concat(drawingNothing(), Stream.of(SmallGraphs.dropout()));
    }

    @Test
    void shouldTryEveryKindOfLayer() {
        assertThat(LayerKinds.in(layers())).isEqualTo(LayerKinds.all());
    }

    /** Without dropout, which may draw for the same pixel at another time. */
    @ParameterizedTest
    @MethodSource("drawingNothing")
    void shouldEqualTheInterpreterInTrainingAndServing(Graph graph) {
        try (TorchFunction function = TorchFunction.compile(graph, manager)) {
            Case of = new Case(graph, compiled(function));

            assertClose(of.output(), Interpreter.train(graph, of.inputs, of.parameters, of.buffers));
            assertClose(
                    function.read(manager, of.inputs, of.parameters, of.buffers).output(),
                    Interpreter.infer(graph, of.inputs, of.parameters, of.buffers));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void shouldHaveTheGradientOfCentralDifferences(Graph graph) {
        try (TorchFunction function = TorchFunction.compile(graph, manager)) {
            new Case(graph, compiled(function)).compareGradients();
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void shouldHaveTheGradientOfCentralDifferencesWhenInterpreted(Graph graph) {
        new Case(graph, (inputs, parameters, buffers) -> Interpreter.train(graph, inputs, parameters, buffers))
                .compareGradients();
    }

    private Reader compiled(TorchFunction function) {
        return (inputs, parameters, buffers) ->
                function.readInTraining(manager, inputs, parameters, buffers).output();
    }

    private static void assertClose(NDArray actual, NDArray expected) {
        assertThat(actual.getShape()).isEqualTo(expected.getShape());
        assertThat(actual.sub(expected).abs().max().toDoubleArray()[0]).isLessThan(1e-6);
    }

    /** A graph's output as in training. */
    private interface Reader {
        NDArray output(NDList inputs, NDList parameters, NDList buffers);
    }

    /** A graph with inputs and weights in double precision. */
    private final class Case {
        private final Graph graph;
        private final Reader reader;
        private final SplittableRandom draws = new SplittableRandom(7);
        private final NDArray weighing;
        private final NDList inputs = new NDList();
        private final NDList parameters;
        private final NDList buffers;
        private final NDList all = new NDList();

        Case(Graph graph, Reader reader) {
            this.graph = graph;
            this.reader = reader;
            Map<String, float[]> host = TrialWeights.of(graph, 5);
            graph.inputs().forEach(input -> inputs.add(random(input)));
            parameters = doubles(graph.parameters(), host);
            buffers = doubles(graph.buffers(), host);
            all.addAll(inputs);
            all.addAll(parameters);
            weighing = random(graph.output());
        }

        private NDArray random(Node node) {
            MapShape map = node.shape();
            Shape shape = new Shape(FRAMES, map.channels(), map.side(HEIGHT), map.side(WIDTH));
            return manager.create(draws.doubles(shape.size(), -1, 1).toArray(), shape);
        }

        private NDList doubles(List<NamedTensor> tensors, Map<String, float[]> host) {
            NDList arrays = new NDList();
            tensors.forEach(tensor -> arrays.add(
                    manager.create(host.get(tensor.path()), tensor.shape()).toType(DataType.FLOAT64, true)));
            return arrays;
        }

        /** With the same draws each time: dropout's own mask is part of the function. */
        NDArray output() {
            TorchSeed.set(11);
            return reader.output(inputs, parameters, buffers);
        }

        NDArray loss() {
            return output().mul(weighing).sum();
        }

        void compareGradients() {
            try (GradientMode recording = GradientMode.on()) {
                Gradients.enable(all);
                Gradients.backward(loss());
                NDList gradients = Gradients.of(all, manager);
                for (int i = 0; i < all.size(); i++) {
                    compare(i, gradients.get(i).toDoubleArray());
                }
            }
        }

        private void compare(int index, double[] gradient) {
            double[] values = all.get(index).toDoubleArray();
            for (int sample = 0; sample < Math.min(SAMPLES, values.length); sample++) {
                int at = values.length <= SAMPLES ? sample : draws.nextInt(values.length);
                double difference = (lossAt(index, values, at, STEP) - lossAt(index, values, at, -STEP)) / (2 * STEP);
                assertThat(gradient[at])
                        .as("%s, array %d, element %d", graph.name(), index, at)
                        .isCloseTo(difference, within(1e-6 + 1e-5 * Math.abs(difference)));
            }
        }

        private double lossAt(int index, double[] values, int at, double step) {
            double[] moved = values.clone();
            moved[at] += step;
            NDList list = index < inputs.size() ? inputs : parameters;
            int place = index < inputs.size() ? index : index - inputs.size();
            NDArray kept = list.get(place);
            try (GradientMode off = GradientMode.off()) {
                list.set(place, manager.create(moved, kept.getShape()));
                return loss().getDouble();
            } finally {
                list.set(place, kept);
            }
        }
    }
}
