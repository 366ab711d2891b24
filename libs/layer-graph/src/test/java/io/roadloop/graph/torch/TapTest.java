package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.interpret.Interpreter;
import io.roadloop.graph.layer.AveragePool;
import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Relu;
import io.roadloop.graph.support.Drawn;
import io.roadloop.graph.weights.TrialWeights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TapTest {
    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Graph graph = graph();
    private final Weights weights = Weights.of(graph, manager, TrialWeights.of(graph, 3));
    private final NDList pixels = new NDList(Drawn.uniform(manager, -1, 1, new Shape(2, 3, 9, 7)));

    /** A tap before a ReLU that could work in place, and one on a branch that the output does not need. */
    private static Graph graph() {
        GraphBuilder builder = GraphBuilder.named("tapped");
        Node conv = builder.add("conv", Convolution.of(4, 3), builder.input(3));
        Node norm = builder.tap("norm", builder.add("norm", BatchNorm.standard(), conv));
        Node relu = builder.add("relu", new Relu(), norm);
        builder.tap("pooled", builder.add("pool", new AveragePool(2), norm));
        return builder.build(builder.add("classify", Convolution.of(2, 1).biased(), relu));
    }

    @AfterEach
    void close() {
        weights.close();
        manager.close();
    }

    @Test
    void shouldGiveTheTapsThatWereAskedForBesideTheOutput() {
        try (TorchFunction function =
                TorchFunction.compile(graph, List.of("pooled", "norm"), manager, Precision.FP32)) {
            Reading reading = function.read(manager, pixels, weights.parameters(), weights.buffers());

            List<Node> wanted = List.of(graph.output(), graph.tap("norm"), graph.tap("pooled"));
            Map<Node, NDArray> expected =
                    Interpreter.infer(graph, wanted, pixels, weights.parameters(), weights.buffers());
            assertThat(reading.taps()).containsOnlyKeys("pooled", "norm");
            assertClose(reading.output(), expected.get(graph.output()));
            assertClose(reading.tap("norm"), expected.get(graph.tap("norm")));
            assertClose(reading.tap("pooled"), expected.get(graph.tap("pooled")));
        }
    }

    @Test
    void shouldReadNoFurtherThanToTheTapThatItEndsAt() {
        Graph shorter = graph.endingAt("norm");
        try (TorchFunction function = TorchFunction.compile(shorter, manager)) {
            NDArray output = function.infer(manager, pixels.head(), weights.parameters(), weights.buffers());

            List<Node> end = List.of(graph.tap("norm"));
            assertClose(
                    output,
                    Interpreter.infer(graph, end, pixels, weights.parameters(), weights.buffers())
                            .get(end.get(0)));
            assertThat(shorter.parameters()).isEqualTo(graph.parameters());
            assertThat(shorter.neededFor(List.of(shorter.output())))
                    .extracting(Node::path)
                    .containsExactly("input", "conv", "norm");
        }
    }

    @Test
    void shouldLetGradientRunThroughATap() {
        try (TorchFunction function = TorchFunction.compile(graph, List.of("norm"), manager, Precision.FP32);
                GradientMode recording = GradientMode.on()) {
            Gradients.enable(weights.parameters());

            Reading reading = function.readInTraining(manager, pixels, weights.parameters(), weights.buffers());
            Gradients.backward(
                    reading.output().sum().add(reading.tap("norm").square().sum()));

            NDArray gradient = Gradients.of(weights.parameters(), manager).head();
            assertThat(gradient.abs().max().getFloat()).isPositive();
        }
    }

    @Test
    void shouldSayWhichTapsAreThere() {
        assertThatThrownBy(() -> TorchFunction.compile(graph, List.of("gates"), manager, Precision.FP32))
                .hasMessage("tapped has no tap 'gates'; it has [norm, pooled]");
        try (TorchFunction function = TorchFunction.compile(graph, manager)) {
            Reading reading = function.read(manager, pixels, weights.parameters(), weights.buffers());

            assertThatThrownBy(() -> reading.tap("norm")).hasMessageContaining("was not compiled for the tap 'norm'");
        }
    }

    @Test
    void shouldRefuseAnotherNumberOfInputs() {
        try (TorchFunction function = TorchFunction.compile(graph, manager)) {
            assertThatThrownBy(() -> function.read(manager, new NDList(), weights.parameters(), weights.buffers()))
                    .hasMessageContainingAll("tapped reads [input 'input' (3 channels at 1/1)]", "0 arrays");
        }
    }

    private static void assertClose(NDArray actual, NDArray expected) {
        assertThat(actual.getShape()).isEqualTo(expected.getShape());
        assertThat(actual.sub(expected).abs().max().getFloat()).isLessThan(1e-5f);
    }
}
