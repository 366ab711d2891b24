package io.roadloop.graph.torch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.layer.Extent;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which batches a graph can be trained on: a batch norm that saw one value a channel would keep NaN as its variance. */
final class BatchStatistics {
    private final Graph graph;
    /** One norm for each extent: the others of that extent see as much. */
    private final Map<Extent, Node> norms = new LinkedHashMap<>();

    BatchStatistics(Graph graph) {
        this.graph = graph;
        for (Node node : graph.nodes()) {
            if (node.layer() instanceof BatchNorm) {
                norms.putIfAbsent(node.shape().extent(), node);
            }
        }
    }

    /**
     * Refuses a batch that is too small.
     *
     * @param inputs in the order of {@link Graph#inputs()}
     */
    void check(NDList inputs) {
        Shape shape = inputs.head().getShape();
        Extent extent = graph.inputs().get(0).shape().extent();
        int unit = extent instanceof Extent.Relative relative ? relative.reduction() : 1;
        int height = (int) shape.get(2) * unit;
        int width = (int) shape.get(3) * unit;
        norms.forEach((of, norm) -> {
            if (shape.get(0) * of.side(height) * of.side(width) < 2) {
                throw new IllegalArgumentException(graph + " cannot be trained on a batch of " + shape + ": " + norm
                        + " would see one value a channel; take more frames or larger ones");
            }
        });
    }
}
