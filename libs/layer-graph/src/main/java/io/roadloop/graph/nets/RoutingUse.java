package io.roadloop.graph.nets;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.roadloop.graph.Graph;
import io.roadloop.graph.Node;
import io.roadloop.graph.Pruning;
import io.roadloop.graph.Pruning.Known;
import io.roadloop.graph.nets.RoutingSpace.Cell;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often the gates of a routing network were closed over many frames, and the network without what was closed on
 * nearly all of them: the architecture that the search found. The gates that remain weigh as before.
 */
public final class RoutingUse {
    private final Map<Cell, Count> counts = new LinkedHashMap<>();
    private long frames;

    public RoutingUse(RoutingSpace space) {
        space.allCells().forEach(cell -> counts.put(cell, new Count(cell.paths().size())));
    }

    /** Frames on which each gate, and the whole cell, was closed. */
    private static final class Count {
        private final long[] gates;
        private long cell;

        private Count(int paths) {
            gates = new long[paths];
        }

        private void add(float[] values) {
            for (int frame = 0; frame < values.length; frame += gates.length) {
                double sum = 0;
                for (int path = 0; path < gates.length; path++) {
                    sum += values[frame + path];
                    gates[path] += values[frame + path] == 0 ? 1 : 0;
                }
                cell += sum < RoutingCell.CLOSED ? 1 : 0;
            }
        }
    }

    /**
     * Counts the gates of a batch.
     *
     * @param gates by the names of their taps ({@link DynamicRoutingNet#gates}), of all cells, (N, paths, 1, 1)
     */
    public void add(Map<String, NDArray> gates) {
        counts.forEach((cell, count) ->
                count.add(requireNonNull(gates.get(DynamicRoutingNet.gates(cell)), "gates of all cells")
                        .toType(DataType.FLOAT32, false)
                        .toFloatArray()));
        frames += gates.values().iterator().next().getShape().get(0);
    }

    public long frames() {
        return frames;
    }

    /**
     * The network without paths that were closed, and without the operations of cells that were closed, on at least that
     * share of the frames. A cell that was open as often no longer asks whether to pass on what it received.
     *
     * @param network the one whose gates were counted
     * @param share in (0.5, 1]
     */
    public Graph prune(Graph network, double share) {
        if (!(share > 0.5 && share <= 1)) {
            throw new IllegalArgumentException("the share of frames must lie in (0.5, 1], not " + share);
        }
        if (frames == 0) {
            throw new IllegalStateException("no gates were counted: nothing is known of " + network);
        }
        Map<Node, Known> facts = new HashMap<>();
        counts.forEach((cell, count) -> {
            String gate = cell.name() + "/gate/";
            for (int path = 0; path < count.gates.length; path++) {
                if (count.gates[path] >= share * frames) {
                    facts.put(network.node(gate + "of-" + path), Known.ZERO);
                }
            }
            if (count.cell >= share * frames) {
                facts.put(network.node(gate + "closed"), Known.ONE);
            } else if (frames - count.cell >= share * frames) {
                facts.put(network.node(gate + "closed"), Known.ZERO);
            }
        });
        return Pruning.prune(network, facts);
    }
}
