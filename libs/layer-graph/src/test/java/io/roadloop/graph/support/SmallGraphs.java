package io.roadloop.graph.support;

import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Add;
import io.roadloop.graph.layer.AveragePool;
import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Layer;
import io.roadloop.graph.layer.Normalise;
import io.roadloop.graph.layer.Relu;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.layer.TransposedConvolution;
import java.util.stream.Stream;

/** A small graph for each layer, and a small network with all of them. */
public final class SmallGraphs {
    private SmallGraphs() {}

    /** One graph a layer, 3 channels in; each named after what it tries. */
    public static Stream<Graph> layers() {
        return Stream.of(
                single("normalise", Normalise.imageNet()),
                single("convolution", Convolution.of(2, 3)),
                single("convolution-with-bias", Convolution.of(2, 3).biased()),
                single("dilated-convolution", Convolution.of(2, 3).dilated(2)),
                single("batch-norm", BatchNorm.standard()),
                single("relu", new Relu()),
                reduced("strided-convolution-and-resize", Convolution.of(2, 3).strided(2), new ResizeLike()),
                reduced("average-pool", new AveragePool(2), new ResizeLike()),
                reduced("average-pool-of-3", new AveragePool(3), new ResizeLike()),
                reduced(
                        "transposed-convolution",
                        Convolution.of(2, 3).strided(4),
                        new TransposedConvolution(3, 8, 4, true)),
                joined());
    }

    private static Graph single(String name, Layer layer) {
        GraphBuilder graph = GraphBuilder.named(name);
        return graph.build(graph.add("layer", layer, graph.input(3)));
    }

    private static Graph reduced(String name, Layer down, Layer up) {
        GraphBuilder graph = GraphBuilder.named(name);
        Node input = graph.input(3);
        return graph.build(graph.add("up", up, graph.add("down", down, input), input));
    }

    private static Graph joined() {
        GraphBuilder graph = GraphBuilder.named("concat-and-add");
        Node input = graph.input(3);
        Node narrow = graph.convolve("narrow", Convolution.of(2, 1), input);
        Node both = graph.concat("concat", input, narrow);
        return graph.build(graph.add("add", new Add(), both, graph.add("wide", Convolution.of(5, 3), input)));
    }

    /** A network of every layer, 2 classes, so small that a step takes a millisecond or two. */
    public static Graph network() {
        GraphBuilder graph = GraphBuilder.named("small");
        Node pixels = graph.input(3);
        Node normalised = graph.add("normalise", Normalise.imageNet(), pixels);
        Node half = graph.convolve("stem", Convolution.of(4, 3).strided(2), normalised);
        Node quarter = graph.add("pool", new AveragePool(2), half);
        Node deep = graph.convolve("deep", Convolution.of(4, 3).dilated(2), quarter);
        Node sum = graph.add("add", new Add(), quarter, deep);
        Node back = graph.add("resize", new ResizeLike(), sum, half);
        Node all = graph.add("pool-again", new AveragePool(2), graph.concat("concat", back, half));
        return graph.build(graph.add("enlarge", new TransposedConvolution(2, 8, 4, true), all, pixels));
    }
}
