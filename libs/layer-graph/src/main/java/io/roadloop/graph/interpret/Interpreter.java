package io.roadloop.graph.interpret;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import io.roadloop.graph.Graph;
import io.roadloop.graph.Node;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A graph on NDArrays, layer by layer, with DJL's own operators: a network as one would train it with DJL alone. Lists
 * are in the order of {@link Graph#inputs()}, {@link Graph#parameters()} and {@link Graph#buffers()}; what is given
 * belongs to the manager of the first input. It runs on every engine of DJL and in every precision.
 */
public final class Interpreter {
    private final Graph graph;
    private final List<Node> needed;
    private final Set<Node> wanted;

    private Interpreter(Graph graph, Collection<Node> wanted) {
        this.graph = graph;
        this.needed = graph.neededFor(wanted);
        this.wanted = Set.copyOf(wanted);
    }

    /**
     * The output as in training: batch norm uses the batch's statistics and moves the running ones in {@code buffers}.
     * Gradient runs where the engine records it; everything between input and output lives as long as the manager.
     *
     * @return (N, C, H, W)
     * @throws IllegalArgumentException if the lists have other lengths than the graph's
     */
    public static NDArray train(Graph graph, NDList inputs, NDList parameters, NDList buffers) {
        Interpreter interpreter = new Interpreter(graph, List.of(graph.output()));
        return interpreter.train(interpreter.values(true, inputs, parameters, buffers));
    }

    /**
     * The output as in serving: running statistics, nothing changed. Without gradient: what only leads there is freed on
     * the way.
     *
     * @return (N, C, H, W)
     * @throws IllegalArgumentException if the lists have other lengths than the graph's
     */
    public static NDArray infer(Graph graph, NDList inputs, NDList parameters, NDList buffers) {
        Interpreter interpreter = new Interpreter(graph, List.of(graph.output()));
        return interpreter
                .infer(interpreter.values(false, inputs, parameters, buffers))
                .of(graph.output());
    }

    /** The values of these nodes, as in serving. */
    public static Map<Node, NDArray> infer(
            Graph graph, Collection<Node> wanted, NDList inputs, NDList parameters, NDList buffers) {
        Interpreter interpreter = new Interpreter(graph, wanted);
        LayerValues values = interpreter.infer(interpreter.values(false, inputs, parameters, buffers));
        return wanted.stream().collect(Collectors.toMap(node -> node, values::of));
    }

    private LayerValues values(boolean training, NDList inputs, NDList parameters, NDList buffers) {
        requireSize("inputs", graph.inputs().size(), inputs);
        requireSize("parameters", graph.parameters().size(), parameters);
        requireSize("buffers", graph.buffers().size(), buffers);
        return new LayerValues(graph, training, inputs, parameters, buffers);
    }

    private void requireSize(String what, int expected, NDList given) {
        if (given.size() != expected) {
            throw new IllegalArgumentException(
                    graph + " has " + expected + " " + what + ", but was given " + given.size() + " arrays");
        }
    }

    private NDArray train(LayerValues values) {
        needed.forEach(values::compute);
        return values.of(graph.output());
    }

    private LayerValues infer(LayerValues values) {
        Map<Node, Node> lastReaders = lastReaders();
        for (Node node : needed) {
            try (NDScope temporary = new NDScope()) {
                NDScope.unregister(values.compute(node));
            }
            node.inputs().stream()
                    .distinct()
                    .filter(input -> lastReaders.get(input) == node && !wanted.contains(input))
                    .forEach(values::free);
        }
        return values;
    }

    private Map<Node, Node> lastReaders() {
        Map<Node, Node> last = new HashMap<>();
        needed.forEach(node -> node.inputs().forEach(input -> last.put(input, node)));
        return last;
    }
}
