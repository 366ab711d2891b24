package io.roadloop.graph;

import io.roadloop.graph.layer.Add;
import io.roadloop.graph.layer.AveragePool;
import io.roadloop.graph.layer.Channels;
import io.roadloop.graph.layer.Enlarge;
import io.roadloop.graph.layer.Layer;
import io.roadloop.graph.layer.LeakyRelu;
import io.roadloop.graph.layer.MaxPool;
import io.roadloop.graph.layer.Multiply;
import io.roadloop.graph.layer.Relu;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.layer.Shrink;
import io.roadloop.graph.layer.Tanh;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts from a graph what facts about some of its values make superfluous: a product with zero and what it was made of, a
 * product with one, a sum with zero. Names stay, so the weights do, too; what the output no longer needs is gone, and so
 * are the taps. Where a layer must read a zero all the same, the zero is computed as before.
 */
public final class Pruning {
    /** What is known of a node's value, for every frame. */
    public enum Known {
        ZERO,
        ONE
    }

    private final Map<Node, Known> facts;
    private final Map<Node, Boolean> zeros = new LinkedHashMap<>();
    private final Map<Node, Node> kept = new LinkedHashMap<>();

    private Pruning(Map<Node, Known> facts) {
        this.facts = facts;
    }

    /** The graph that gives the same wherever the facts hold. */
    public static Graph prune(Graph graph, Map<Node, Known> facts) {
        Pruning pruning = new Pruning(facts);
        graph.inputs().forEach(pruning::keep);
        graph.nodes().forEach(node -> pruning.zeros.put(node, pruning.judge(node)));
        Node output = pruning.keep(graph.output());
        Set<Node> nodes = new LinkedHashSet<>(pruning.kept.values());
        return new Graph(graph.name(), List.copyOf(nodes), output, Map.of());
    }

    private boolean judge(Node node) {
        if (facts.containsKey(node)) {
            return facts.get(node) == Known.ZERO;
        }
        Layer layer = node.layer();
        if (layer instanceof Multiply) {
            return isZero(node.input(0)) || isZero(node.input(1));
        }
        if (layer instanceof Add) {
            return isZero(node.input(0)) && isZero(node.input(1));
        }
        return leavesZero(layer) && isZero(node.input(0));
    }

    private static boolean leavesZero(Layer layer) {
        boolean activation = layer instanceof Relu || layer instanceof LeakyRelu || layer instanceof Tanh;
        boolean pooling = layer instanceof MaxPool || layer instanceof AveragePool;
        boolean resizing = layer instanceof ResizeLike || layer instanceof Enlarge || layer instanceof Shrink;
        return activation || pooling || resizing || layer instanceof Channels;
    }

    private boolean isZero(Node node) {
        return zeros.getOrDefault(node, false);
    }

    private Node keep(Node node) {
        Node known = kept.get(node);
        if (known == null) {
            known = shortened(node);
            kept.put(node, known);
        }
        return known;
    }

    private Node shortened(Node node) {
        if (node.layer() instanceof Add && isZero(node.input(0))) {
            return keep(node.input(1));
        }
        if (node.layer() instanceof Add && isZero(node.input(1))) {
            return keep(node.input(0));
        }
        if (node.layer() instanceof Multiply && facts.get(node.input(1)) == Known.ONE) {
            return keep(node.input(0));
        }
        return new Node(
                node.path(),
                node.layer(),
                node.inputs().stream().map(this::keep).toList(),
                node.rateFactor());
    }
}
