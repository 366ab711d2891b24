package io.roadloop.graph;

import io.roadloop.graph.layer.TensorSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network: nodes in an order in which each follows its inputs, the first an input and one that gives the logits at
 * the input's size. Immutable; readers walk {@link #nodes()}.
 */
public final class Graph {
    private final String name;
    private final List<Node> nodes;
    private final Node logits;
    private final List<NamedTensor> parameters = new ArrayList<>();
    private final List<NamedTensor> buffers = new ArrayList<>();
    private final Map<Node, Integer> firstParameter = new HashMap<>();
    private final Map<Node, Integer> firstBuffer = new HashMap<>();
    private final Map<Node, Integer> readers = new HashMap<>();

    Graph(String name, List<Node> nodes, Node logits) {
        this.name = name;
        this.nodes = List.copyOf(nodes);
        this.logits = logits;
        for (Node node : nodes) {
            firstParameter.put(node, parameters.size());
            firstBuffer.put(node, buffers.size());
            node.parameters().forEach(spec -> parameters.add(named(node, spec)));
            node.buffers().forEach(spec -> buffers.add(named(node, spec)));
            node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
        }
    }

    private static NamedTensor named(Node node, TensorSpec spec) {
        return new NamedTensor(node.path() + "/" + spec.name(), spec.shape(), spec.fill(), spec.decays());
    }

    public String name() {
        return name;
    }

    /** Each after its inputs; the first is the input. */
    public List<Node> nodes() {
        return nodes;
    }

    public Node input() {
        return nodes.get(0);
    }

    /** The node whose value is the logits, one channel a class, at the input's size. */
    public Node logits() {
        return logits;
    }

    public int classes() {
        return logits.shape().channels();
    }

    /** What is trained, in the order of the parameter lists. */
    public List<NamedTensor> parameters() {
        return List.copyOf(parameters);
    }

    /** What is kept but not trained, in the order of the buffer lists. */
    public List<NamedTensor> buffers() {
        return List.copyOf(buffers);
    }

    /** Parameters and buffers. */
    public List<NamedTensor> tensors() {
        return Stream.concat(parameters.stream(), buffers.stream()).toList();
    }

    public long parameterCount() {
        return parameters.stream().mapToLong(tensor -> tensor.shape().size()).sum();
    }

    /** Place of a node's first parameter in {@link #parameters()}. */
    public int firstParameter(Node node) {
        return place(firstParameter, node);
    }

    /** Place of a node's first buffer in {@link #buffers()}. */
    public int firstBuffer(Node node) {
        return place(firstBuffer, node);
    }

    /** How many inputs of other nodes this node's value feeds. */
    public int readers(Node node) {
        return readers.getOrDefault(node, 0);
    }

    /** The parameters by how an optimiser treats them; no group is empty. */
    public List<ParameterGroup> groups() {
        return Stream.of(true, false)
                .map(decays -> new ParameterGroup(decays, indicesWhere(decays)))
                .filter(group -> !group.indices().isEmpty())
                .toList();
    }

    private List<Integer> indicesWhere(boolean decays) {
        return IntStream.range(0, parameters.size())
                .filter(index -> parameters.get(index).decays() == decays)
                .boxed()
                .toList();
    }

    private int place(Map<Node, Integer> places, Node node) {
        Integer index = places.get(node);
        if (index == null) {
            throw new IllegalArgumentException(node + " is not a node of " + name);
        }
        return index;
    }
}
