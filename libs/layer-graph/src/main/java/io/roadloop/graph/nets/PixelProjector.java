package io.roadloop.graph.nets;

import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.AveragePool;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.layer.Relu;

/**
 * The projector of paper 003 (methods.md 5): features at a quarter of the size, pooled to an eighth, 1 × 1 convolution of
 * the same width, ReLU, 1 × 1 convolution to 128. Its vectors are to be compared by their cosine.
 */
public final class PixelProjector {
    private static final int WIDTH = 128;

    private PixelProjector() {}

    /** For features of so many channels at a quarter of the size. */
    public static Graph of(int channels) {
        GraphBuilder graph = GraphBuilder.named("pixel-projector");
        Node features = graph.features("features", new MapShape(channels, 4));
        Node pooled = graph.add("pool", new AveragePool(2), features);
        Node mixed = graph.add("first", Convolution.of(channels, 1).biased(), pooled);
        Node active = graph.add("relu", new Relu(), mixed);
        return graph.buildHead(graph.add("second", Convolution.of(WIDTH, 1).biased(), active));
    }
}
