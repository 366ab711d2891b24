package io.roadloop.graph;

import io.roadloop.graph.layer.Features;
import io.roadloop.graph.layer.Input;
import io.roadloop.graph.layer.TensorSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A network: nodes in an order in which each follows its inputs. One of them gives the output: the logits at the input's
 * size, or whatever a head gives. Others may be tapped: their values can be asked for by name. Immutable; readers walk
 * {@link #nodes()}.
 */
public final class Graph {
    private final String name;
    private final List<Node> nodes;
    private final Node output;
    private final Map<String, Node> taps;
    private final List<NamedTensor> parameters = new ArrayList<>();
    private final List<NamedTensor> buffers = new ArrayList<>();
    private final Map<Node, Integer> firstParameter = new HashMap<>();
    private final Map<Node, Integer> firstBuffer = new HashMap<>();
    private final Map<Node, Integer> readers = new HashMap<>();

    Graph(String name, List<Node> nodes, Node output, Map<String, Node> taps) {
        this.name = name;
        this.nodes = List.copyOf(nodes);
        this.output = output;
        this.taps = Collections.unmodifiableMap(new LinkedHashMap<>(taps));
        for (Node node : nodes) {
            firstParameter.put(node, parameters.size());
            firstBuffer.put(node, buffers.size());
            node.parameters().forEach(spec -> parameters.add(named(node, spec)));
            node.buffers().forEach(spec -> buffers.add(named(node, spec)));
            node.inputs().forEach(this::read);
        }
        taps.values().forEach(this::read);
        read(output);
    }

    private void read(Node node) {
        readers.merge(node, 1, Integer::sum);
    }

    private static NamedTensor named(Node node, TensorSpec spec) {
        return new NamedTensor(
                node.path() + "/" + spec.name(), spec.shape(), spec.fill(), spec.decays(), node.rateFactor());
    }

    public String name() {
        return name;
    }

    /** Each after its inputs. */
    public List<Node> nodes() {
        return nodes;
    }

    /** What the network reads, in the order in which its function takes them. */
    public List<Node> inputs() {
        return nodes.stream()
                .filter(node -> node.layer() instanceof Input || node.layer() instanceof Features)
                .toList();
    }

    /** The node whose value the network gives. */
    public Node output() {
        return output;
    }

    /** Channels of the output: one a class where it is the logits. */
    public int classes() {
        return output.shape().channels();
    }

    /** Nodes whose values can be asked for beside the output, by the name of the tap. */
    public Map<String, Node> taps() {
        return taps;
    }

    /**
     * The node of a tap.
     *
     * @throws IllegalArgumentException if the network has none of that name
     */
    public Node tap(String tap) {
        Node node = taps.get(tap);
        if (node == null) {
            throw new IllegalArgumentException(name + " has no tap '" + tap + "'; it has " + taps.keySet());
        }
        return node;
    }

    /**
     * The same network, parameters and buffers, read only as far as a tap, which is its output then.
     *
     * @throws IllegalArgumentException if the network has no tap of that name
     */
    public Graph endingAt(String tap) {
        return new Graph(name, nodes, tap(tap), taps);
    }

    /**
     * The node of a path.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Node node(String path) {
        return nodes.stream()
                .filter(node -> node.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no node '" + path + "'"));
    }

    /** The nodes that must be computed for these, in the graph's order. */
    public List<Node> neededFor(Collection<Node> wanted) {
        Set<Node> needed = new HashSet<>(wanted);
        Deque<Node> open = new ArrayDeque<>(needed);
        while (!open.isEmpty()) {
            for (Node input : open.pop().inputs()) {
                if (needed.add(input)) {
                    open.push(input);
                }
            }
        }
        return nodes.stream().filter(needed::contains).toList();
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

    /** Of these weights, by path, those that the graph has: a pruned graph has fewer than its origin. */
    public Map<String, float[]> select(Map<String, float[]> weights) {
        Map<String, float[]> own = new LinkedHashMap<>(weights);
        own.keySet().retainAll(tensors().stream().map(NamedTensor::path).toList());
        return own;
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

    /** How many read this node's value: inputs of other nodes, taps, and the output. */
    public int readers(Node node) {
        return readers.getOrDefault(node, 0);
    }

    /** The parameters by how an optimiser treats them; no group is empty. */
    public List<ParameterGroup> groups() {
        return ParameterGroup.of(parameters);
    }

    private int place(Map<Node, Integer> places, Node node) {
        Integer index = places.get(node);
        if (index == null) {
            throw new IllegalArgumentException(node + " is not a node of " + name);
        }
        return index;
    }

    @Override
    public String toString() {
        return name;
    }
}
