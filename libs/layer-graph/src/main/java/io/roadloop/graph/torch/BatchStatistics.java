package io.roadloop.graph.torch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.layer.Extent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which batches a graph can be trained on: a batch norm that saw one value a channel would keep NaN as its variance. */
public final class BatchStatistics {
    private final Graph graph;
    /** One norm for each extent: the others of that extent see as much. */
    private final Map<Extent, Node> norms = new LinkedHashMap<>();

    public BatchStatistics(Graph graph) {
        this.graph = graph;
        for (Node node : graph.nodes()) {
            if (node.layer() instanceof BatchNorm) {
                norms.putIfAbsent(node.shape().extent(), node);
            }
        }
    }

    /**
     * Why a batch is too small; empty where it is not.
     *
     * @param images how many
     * @param height rows of the pixels that the graph's first input stands for
     * @param width columns
     */
    public Optional<String> fault(long images, int height, int width) {
        return norms.entrySet().stream()
                .filter(norm ->
                        images * norm.getKey().side(height) * norm.getKey().side(width) < 2)
                .findFirst()
                .map(norm -> norm.getValue() + " would see one value a channel; take more frames or larger ones");
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
        fault(shape.get(0), (int) shape.get(2) * unit, (int) shape.get(3) * unit)
                .ifPresent(fault -> {
                    throw new IllegalArgumentException(
                            graph + " cannot be trained on a batch of " + shape + ": " + fault);
                });
    }
}
