package io.roadloop.graph;

import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.layer.Concat;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Input;
import io.roadloop.graph.layer.Layer;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.layer.Misfit;
import io.roadloop.graph.layer.Relu;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds a graph layer by layer; shapes are checked as each layer comes. {@link #at} gives a builder of the same graph
 * whose names stand below a room of their own.
 */
public final class GraphBuilder {
    private final String name;
    private final String room;
    private final List<Node> nodes;
    private final Set<String> paths;

    private GraphBuilder(String name, String room, List<Node> nodes, Set<String> paths) {
        this.name = name;
        this.room = room;
        this.nodes = nodes;
        this.paths = paths;
    }

    public static GraphBuilder named(String name) {
        return new GraphBuilder(name, "", new ArrayList<>(), new HashSet<>());
    }

    /** A builder of the same graph whose names begin with {@code below/}. */
    public GraphBuilder at(String below) {
        return new GraphBuilder(name, room + below + "/", nodes, paths);
    }

    /** The graph's input; it comes first. */
    public Node input(int channels) {
        if (!nodes.isEmpty()) {
            throw new IllegalStateException("the input of " + name + " must be its first node, and the only one");
        }
        return append("input", new Input(channels), List.of());
    }

    /**
     * A layer after the nodes that it reads.
     *
     * @throws ShapeMismatchException if they do not fit
     */
    public Node add(String layerName, Layer layer, Node... inputs) {
        if (layer instanceof Input) {
            throw new IllegalArgumentException("a graph has one input, made by input(channels)");
        }
        for (Node input : inputs) {
            if (!nodes.contains(input)) {
                throw new IllegalArgumentException(input + " is not a node of " + name);
            }
        }
        return append(layerName, layer, List.of(inputs));
    }

    /** Convolution, batch norm, ReLU: what most tables call a convolution. */
    public Node convolve(String unit, Convolution convolution, Node input) {
        GraphBuilder inside = at(unit);
        Node convolved = inside.add("conv", convolution, input);
        return inside.add("relu", new Relu(), inside.add("norm", BatchNorm.standard(), convolved));
    }

    /** The maps side by side along the channels. */
    public Node concat(String layerName, Node... inputs) {
        return add(layerName, new Concat(), inputs);
    }

    /** The finished graph. */
    public Graph build(Node logits) {
        MapShape shape = logits.shape();
        if (shape.reduction() != 1) {
            throw new IllegalArgumentException("the logits of " + name + " must have the input's size, but " + logits
                    + " has not: enlarge it like the input");
        }
        return new Graph(name, nodes, logits);
    }

    private Node append(String layerName, Layer layer, List<Node> inputs) {
        String path = room + layerName;
        if (!paths.add(path)) {
            throw new IllegalArgumentException("'" + path + "' stands in " + name + " already");
        }
        try {
            Node node = new Node(path, layer, inputs);
            nodes.add(node);
            return node;
        } catch (Misfit misfit) {
            throw new ShapeMismatchException(path, layer, inputs, String.valueOf(misfit.getMessage()));
        }
    }
}
