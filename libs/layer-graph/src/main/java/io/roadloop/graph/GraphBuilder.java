package io.roadloop.graph;

import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.layer.Concat;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Extent;
import io.roadloop.graph.layer.Features;
import io.roadloop.graph.layer.Input;
import io.roadloop.graph.layer.Layer;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.layer.Misfit;
import io.roadloop.graph.layer.Relu;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds a graph layer by layer; shapes are checked as each layer comes. {@link #at} gives a builder of the same graph
 * whose names stand below a room of their own. A name is not empty and has no colon: colons stand in the names that an
 * exported file has beside the layers'.
 */
public final class GraphBuilder {
    private static final Extent FULL_SIZE = new Extent.Relative(1, 1);

    private final Draft draft;
    private final String room;
    private final double rateFactor;

    private GraphBuilder(Draft draft, String room, double rateFactor) {
        this.draft = draft;
        this.room = room;
        this.rateFactor = rateFactor;
    }

    /** What all builders of one graph share. */
    private record Draft(String name, Set<Node> nodes, Set<String> paths, Map<String, Node> taps) {}

    public static GraphBuilder named(String name) {
        return new GraphBuilder(new Draft(name, new LinkedHashSet<>(), new HashSet<>(), new LinkedHashMap<>()), "", 1);
    }

    /** A builder of the same graph whose names begin with {@code below/}. */
    public GraphBuilder at(String below) {
        requireName(below);
        return new GraphBuilder(draft, room + below + "/", rateFactor);
    }

    /** A builder of the same graph whose layers learn at so many times the learning rate. */
    public GraphBuilder learningAt(double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("the learning rate's factor must be above 0, not " + factor);
        }
        return new GraphBuilder(draft, room, factor);
    }

    /** The pixels; they come first. */
    public Node input(int channels) {
        if (!draft.nodes.isEmpty()) {
            throw new IllegalStateException("the input of " + draft.name + " must be its first node, and the only one");
        }
        return append("input", new Input(channels), List.of());
    }

    /** Maps of another network, by which a head begins. There may be several; they come before all layers. */
    public Node features(String inputName, MapShape shape) {
        if (!draft.nodes.stream().allMatch(node -> node.layer() instanceof Features)) {
            throw new IllegalStateException("the features that " + draft.name + " reads must be its first nodes");
        }
        return append(inputName, new Features(shape), List.of());
    }

    /**
     * A layer after the nodes that it reads.
     *
     * @throws ShapeMismatchException if they do not fit
     */
    public Node add(String layerName, Layer layer, Node... inputs) {
        if (layer instanceof Input || layer instanceof Features) {
            throw new IllegalArgumentException(
                    "what a graph reads is made by input(channels) or features(name, shape)");
        }
        for (Node input : inputs) {
            check(input);
        }
        return append(layerName, layer, List.of(inputs));
    }

    private void check(Node node) {
        if (!draft.nodes.contains(node)) {
            throw new IllegalArgumentException(node + " is not a node of " + draft.name);
        }
    }

    /** Convolution, batch norm, ReLU: what most tables call a convolution. */
    public Node convolve(String unit, Convolution convolution, Node input) {
        return at(unit).add("relu", new Relu(), normed(unit, convolution, input));
    }

    /** Convolution and batch norm. */
    public Node normed(String unit, Convolution convolution, Node input) {
        GraphBuilder inside = at(unit);
        return inside.add("norm", BatchNorm.standard(), inside.add("conv", convolution, input));
    }

    /** The maps side by side along the channels. */
    public Node concat(String layerName, Node... inputs) {
        return add(layerName, new Concat(), inputs);
    }

    /** Lets a node's value be asked for by that name beside the output; gives the node back. */
    public Node tap(String tapName, Node node) {
        check(node);
        if (draft.taps.putIfAbsent(tapName, node) != null) {
            throw new IllegalArgumentException("'" + tapName + "' is a tap of " + draft.name + " already");
        }
        return node;
    }

    /** The finished graph of a network that says something of each pixel. */
    public Graph build(Node logits) {
        if (!logits.shape().extent().equals(FULL_SIZE)) {
            throw new IllegalArgumentException("the logits of " + draft.name + " must have the input's size, but "
                    + logits + " has not: enlarge it like the input");
        }
        return buildHead(logits);
    }

    /** The finished graph of a head, whose output may have any size. */
    public Graph buildHead(Node output) {
        check(output);
        return new Graph(draft.name, List.copyOf(draft.nodes), output, draft.taps);
    }

    private void requireName(String given) {
        if (given.isEmpty() || given.contains(":") || given.startsWith("/") || given.endsWith("/")) {
            throw new IllegalArgumentException("'" + given + "' cannot be a name in " + draft.name
                    + ": it must not be empty, have a colon, or begin or end with a slash");
        }
    }

    private Node append(String layerName, Layer layer, List<Node> inputs) {
        requireName(layerName);
        String path = room + layerName;
        if (draft.paths.contains(path)) {
            throw new IllegalArgumentException("'" + path + "' stands in " + draft.name + " already");
        }
        try {
            Node node = new Node(path, layer, inputs, rateFactor);
            draft.nodes.add(node);
            draft.paths.add(path);
            return node;
        } catch (Misfit misfit) {
            throw new ShapeMismatchException(path, layer, inputs, String.valueOf(misfit.getMessage()));
        }
    }
}
