package io.roadloop.graph;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a network costs for one frame of a given size, layer by layer.
 *
 * @param network the graph's name
 * @param width columns of the frame
 * @param height rows of the frame
 * @param layers in the graph's order
 */
public record CostReport(String network, int width, int height, List<LayerCost> layers) {
    public CostReport {
        layers = List.copyOf(layers);
    }

    public static CostReport of(Graph graph, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a frame has at least one pixel, not " + width + " x " + height);
        }
        return new CostReport(
                graph.name(),
                width,
                height,
                graph.nodes().stream().map(node -> cost(node, width, height)).toList());
    }

    public long parameters() {
        return sum(LayerCost::parameters);
    }

    public long multiplyAdds() {
        return sum(LayerCost::multiplyAdds);
    }

    public long activationBytes() {
        return sum(LayerCost::activationBytes);
    }

    private long sum(ToLongFunction<LayerCost> figure) {
        return layers.stream().mapToLong(figure).sum();
    }

    private static LayerCost cost(Node node, int width, int height) {
        int rows = node.shape().side(height);
        int columns = node.shape().side(width);
        long pixels = (long) rows * columns;
        long parameters = node.parameters().stream()
                .mapToLong(spec -> spec.shape().size())
                .sum();
        return new LayerCost(
                node.path(),
                node.layer().kind(),
                node.shape(),
                rows,
                columns,
                parameters,
                node.layer().multiplyAdds(node.inputShapes(), pixels),
                pixels * node.shape().channels() * Float.BYTES);
    }
}
