package io.roadloop.graph.nets;

import io.roadloop.graph.CostReport;
import io.roadloop.graph.Graph;
import io.roadloop.graph.Pruning;
import java.util.Map;

/**
 * A routing network and what was left of it.
 *
 * @param gated the network as it was trained: all cells are computed, and gates multiply what they give
 * @param graph the one without what its gates kept closed; its weights are {@code graph.select(weights)}
 * @param gates how many gates the cells had
 * @param gatesCut those that were closed
 * @param cells how many cells there were, with the initial one
 * @param cellsCut those whose operation is no longer computed: closed ones, and those that nothing reads any more
 */
public record PrunedNetwork(Graph gated, Graph graph, int gates, int gatesCut, int cells, int cellsCut) {

    /** Multiply-adds of the gated network on a frame, without what its output does not need, as a file has it. */
    public long multiplyAddsBefore(int width, int height) {
        return CostReport.of(Pruning.prune(gated, Map.of()), width, height).multiplyAdds();
    }

    /** Multiply-adds of what is left on a frame. */
    public long multiplyAddsAfter(int width, int height) {
        return CostReport.of(graph, width, height).multiplyAdds();
    }
}
