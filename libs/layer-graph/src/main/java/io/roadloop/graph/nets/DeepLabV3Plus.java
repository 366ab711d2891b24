package io.roadloop.graph.nets;

import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Dropout;
import io.roadloop.graph.layer.GlobalAveragePool;
import io.roadloop.graph.layer.Normalise;
import io.roadloop.graph.layer.ResizeLike;
import java.util.ArrayList;
import java.util.List;

/**
 * DeepLabv3+ on a ResNet (Chen et al. 2018), the network of papers 002 and 003 and of their baselines: a pyramid of
 * dilated convolutions and of the whole image's mean behind the encoder, a decoder that adds the edges at a quarter of
 * the size, dropout 0.1 before the classifier (003). The image's mean is normalised over the batch: train with two frames
 * or more.
 *
 * <p>Taps: {@value #ENCODED}, the encoder's last map, and {@value #FEATURES}, what the classifier reads, at a quarter of
 * the size.
 */
public final class DeepLabV3Plus {
    public static final String ENCODED = "encoded";
    public static final String FEATURES = "features";

    private static final double DROPOUT = 0.1;

    private DeepLabV3Plus() {}

    static Graph of(DeepLabTable table, int classes) {
        GraphBuilder graph = GraphBuilder.named(table.name());
        Node pixels = graph.input(3);
        Node normalised = graph.add("normalise", Normalise.imageNet(), pixels);
        ResNet.Maps maps = ResNet.encode(graph.at("backbone"), table.encoder(), table.stride(), normalised);
        Node deep = pyramid(graph.at("pyramid"), table, graph.tap(ENCODED, maps.deep()));
        Node features = graph.tap(FEATURES, decoded(graph.at("decoder"), table, deep, maps.quarter()));
        GraphBuilder classifier = graph.at("classifier");
        Node thinned = classifier.add("dropout", new Dropout(DROPOUT), features);
        Node scores = classifier.add("conv", Convolution.of(classes, 1).biased(), thinned);
        return graph.build(graph.add("enlarge", new ResizeLike(), scores, pixels));
    }

    private static Node pyramid(GraphBuilder graph, DeepLabTable table, Node deep) {
        int width = table.width();
        List<Node> branches = new ArrayList<>();
        branches.add(graph.convolve("point", Convolution.of(width, 1), deep));
        for (int rate : table.stride().rates()) {
            branches.add(graph.convolve("rate-" + rate, Convolution.of(width, 3).dilated(rate), deep));
        }
        GraphBuilder image = graph.at("image");
        Node mean =
                image.convolve("narrow", Convolution.of(width, 1), image.add("pool", new GlobalAveragePool(), deep));
        branches.add(image.add("enlarge", new ResizeLike(), mean, deep));
        return graph.convolve(
                "project", Convolution.of(width, 1), graph.concat("concat", branches.toArray(Node[]::new)));
    }

    private static Node decoded(GraphBuilder graph, DeepLabTable table, Node deep, Node quarter) {
        Node edges = graph.convolve("edges", Convolution.of(table.edges(), 1), quarter);
        Node larger = graph.add("enlarge", new ResizeLike(), deep, quarter);
        Node first =
                graph.convolve("refine-1", Convolution.of(table.width(), 3), graph.concat("concat", larger, edges));
        return graph.convolve("refine-2", Convolution.of(table.width(), 3), first);
    }
}
