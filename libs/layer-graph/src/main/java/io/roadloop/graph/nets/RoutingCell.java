package io.roadloop.graph.nets;

import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Add;
import io.roadloop.graph.layer.Channels;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.GlobalAveragePool;
import io.roadloop.graph.layer.Multiply;
import io.roadloop.graph.layer.Relu;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.layer.SumBelow;
import io.roadloop.graph.layer.Tanh;
import io.roadloop.graph.nets.RoutingSpace.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One cell of a routing network: its gates, its operation and its transitions (methods.md 2.5, vectors 21a and 21b). */
final class RoutingCell {
    /** Open at the start: tanh(1.5) = 0.905. */
    private static final double GATE_BIAS = 1.5;
    /** Gates learn faster (public code of dynamic routing). */
    private static final double GATE_RATE = 2.5;
    /** Below this sum of its gates, a cell passes on what it received. */
    static final double CLOSED = 1e-4;

    private final GraphBuilder graph;
    private final Node received;

    RoutingCell(GraphBuilder graph, Node received) {
        this.graph = graph;
        this.received = received;
    }

    /** How open each path is for each frame, in 0..1: (N, paths, 1, 1). */
    Node gates(int paths) {
        GraphBuilder gate = graph.at("gate").learningAt(GATE_RATE);
        Node narrow = gate.convolve("narrow", Convolution.of(width() / 2, 1), received);
        Node mean = gate.add("pool", new GlobalAveragePool(), narrow);
        return opened(gate, gate.add("score", Convolution.of(paths, 1).biased(GATE_BIAS), mean));
    }

    static Node opened(GraphBuilder gate, Node scores) {
        return gate.add("open", new Relu(), gate.add("tanh", new Tanh(), scores));
    }

    /**
     * What goes each way.
     *
     * @param paths the ways, in the order of the gates
     * @param above a node whose size is that of the level above
     */
    Map<Path, Node> route(Node gates, List<Path> paths, Supplier<Node> above) {
        Node active = graph.add("relu", new Relu(), graph.add("add", new Add(), operation(), received));
        Map<Path, Node> ways = new EnumMap<>(Path.class);
        for (int way = 0; way < paths.size(); way++) {
            Node gate = graph.at("gate").add("of-" + way, new Channels(way, 1), gates);
            Path path = paths.get(way);
            ways.put(
                    path,
                    switch (path) {
                        case KEEP -> keep(active, gate, gates);
                        case UP -> gated("up", up(active, above.get()), gate);
                        case DOWN -> gated("down", down(active), gate);
                    });
        }
        return ways;
    }

    private Node operation() {
        GraphBuilder inside = graph.at("operation");
        Node first = separable(inside.at("first"), received);
        return separable(inside.at("second"), inside.add("relu", new Relu(), first));
    }

    private Node separable(GraphBuilder inside, Node input) {
        Node spread = inside.add("depthwise", Convolution.depthwise(width(), 3), input);
        return inside.normed("pointwise", Convolution.of(width(), 1), spread);
    }

    /** The cell's own map by its gate; where all gates are closed, what the cell received. */
    private Node keep(Node active, Node gate, Node gates) {
        Node own = gated("keep", active, gate);
        Node closed = graph.at("gate").add("closed", new SumBelow(CLOSED), gates);
        return graph.add("pass", new Add(), own, gated("passed", received, closed));
    }

    private Node up(Node active, Node above) {
        GraphBuilder inside = graph.at("up");
        Node narrow = inside.convolve("narrow", Convolution.of(width() / 2, 1), active);
        return inside.add("enlarge", new ResizeLike(), narrow, above);
    }

    private Node down(Node active) {
        return graph.at("down").convolve("widen", Convolution.of(2 * width(), 1).strided(2), active);
    }

    private Node gated(String way, Node map, Node gate) {
        return graph.add(way + "-gated", new Multiply(), map, gate);
    }

    private int width() {
        return received.shape().channels();
    }
}
