package io.roadloop.graph.nets;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.roadloop.graph.Graph;
import io.roadloop.graph.Node;
import io.roadloop.graph.Pruning;
import io.roadloop.graph.Pruning.Known;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often the gates of a routing network were closed over many frames, and the network without what was closed on
 * nearly all of them: the architecture that the search found.
 *
 * <p>A gate is closed on a frame where it gives 0, and where its cell is closed: where the cell's gates sum to less than
 * {@value RoutingCell#CLOSED}, so that it passes on what it received. What is kept is computed on every frame, and its
 * gates still weigh it: they are functions of the frame. Only a gate that gave 1 as often is no longer asked.
 */
public final class RoutingUse {
    private final Graph network;
    private final Map<String, CellCount> counts = new LinkedHashMap<>();
    private long frames;

    /**
     * @param network one whose gates are tapped, as {@link DynamicRoutingNet}'s are
     * @throws IllegalArgumentException if it has no gates
     */
    public RoutingUse(Graph network) {
        this.network = network;
        for (String tap : taps(network)) {
            counts.put(tap, new CellCount(network.tap(tap).shape().channels()));
        }
        if (counts.isEmpty()) {
            throw new IllegalArgumentException(network + " has no gates to count");
        }
    }

    /** The taps that give a network's gates, (N, paths, 1, 1) for each cell; none where it does not route. */
    public static List<String> taps(Graph network) {
        return network.taps().keySet().stream()
                .filter(tap -> tap.startsWith(DynamicRoutingNet.GATES))
                .toList();
    }

    /**
     * Counts the gates of a batch.
     *
     * @param gates by the names of their {@link #taps}, of all cells, (N, paths, 1, 1)
     */
    public void add(Map<String, NDArray> gates) {
        counts.forEach((tap, count) -> count.add(requireNonNull(gates.get(tap), "gates of all cells")
                .toType(DataType.FLOAT32, false)
                .toFloatArray()));
        frames += gates.values().iterator().next().getShape().get(0);
    }

    public long frames() {
        return frames;
    }

    /**
     * How a cell was used.
     *
     * @param gatesOpen the share of the frames on which each gate was open, in the order of its gates
     * @param closed the share of the frames on which the cell passed on what it received
     */
    public record CellUse(double[] gatesOpen, double closed) {}

    /**
     * How each cell was used, by its name.
     *
     * @throws IllegalStateException if no gates were counted
     */
    public Map<String, CellUse> cells() {
        requireFrames();
        Map<String, CellUse> cells = new LinkedHashMap<>();
        counts.forEach((tap, count) -> cells.put(cell(tap), used(count)));
        return cells;
    }

    private CellUse used(CellCount count) {
        double[] open = new double[count.gates()];
        for (int gate = 0; gate < open.length; gate++) {
            open[gate] = 1 - (double) count.closed(gate) / frames;
        }
        return new CellUse(open, (double) count.closed() / frames);
    }

    /**
     * The network without paths that were closed, and without the operations of cells that were closed, on at least that
     * share of the frames. A cell that was open as often no longer asks whether to pass on what it received.
     *
     * @param share in (0.5, 1]
     * @throws IllegalStateException if no gates were counted
     */
    public PrunedNetwork prune(double share) {
        if (!(share > 0.5 && share <= 1)) {
            throw new IllegalArgumentException("the share of frames must lie in (0.5, 1], not " + share);
        }
        requireFrames();
        Map<Node, Known> facts = new HashMap<>();
        counts.forEach((tap, count) -> addFacts(cell(tap), count, share * frames, facts));
        Graph pruned = Pruning.prune(network, facts);
        int gates = counts.values().stream().mapToInt(CellCount::gates).sum();
        int closed = counts.values().stream()
                .mapToInt(count -> count.closedGates(share * frames))
                .sum();
        List<String> left = pruned.nodes().stream().map(Node::path).toList();
        int computed = (int) counts.keySet().stream()
                .map(tap -> cell(tap) + "/operation/")
                .filter(operation -> left.stream().anyMatch(path -> path.startsWith(operation)))
                .count();
        return new PrunedNetwork(network, pruned, gates, closed, counts.size(), counts.size() - computed);
    }

    private void requireFrames() {
        if (frames == 0) {
            throw new IllegalStateException("no gates were counted: nothing is known of " + network);
        }
    }

    private void addFacts(String cell, CellCount count, double least, Map<Node, Known> facts) {
        String gate = cell + "/gate/";
        for (int path = 0; path < count.gates(); path++) {
            if (count.closed(path) >= least) {
                facts.put(network.node(gate + "of-" + path), Known.ZERO);
            } else if (count.fullyOpen(path) >= least) {
                facts.put(network.node(gate + "of-" + path), Known.ONE);
            }
        }
        if (count.closed() >= least) {
            facts.put(network.node(gate + "closed"), Known.ONE);
        } else if (frames - count.closed() >= least) {
            facts.put(network.node(gate + "closed"), Known.ZERO);
        }
    }

    private static String cell(String tap) {
        return tap.substring(DynamicRoutingNet.GATES.length());
    }
}
