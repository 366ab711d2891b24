package io.roadloop.graph.support;

import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.AdaptiveAveragePool;
import io.roadloop.graph.layer.Add;
import io.roadloop.graph.layer.AveragePool;
import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.layer.Channels;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Dropout;
import io.roadloop.graph.layer.Enlarge;
import io.roadloop.graph.layer.GlobalAveragePool;
import io.roadloop.graph.layer.Layer;
import io.roadloop.graph.layer.LeakyRelu;
import io.roadloop.graph.layer.Linear;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.layer.MaxPool;
import io.roadloop.graph.layer.Multiply;
import io.roadloop.graph.layer.Normalise;
import io.roadloop.graph.layer.Relu;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.layer.Shrink;
import io.roadloop.graph.layer.Sigmoid;
import io.roadloop.graph.layer.SumBelow;
import io.roadloop.graph.layer.Tanh;
import io.roadloop.graph.layer.TransposedConvolution;
import java.util.stream.Stream;

/** A small graph for each layer, and a small network with all of them. */
public final class SmallGraphs {
    private SmallGraphs() {}

    /** One graph a layer, mostly of 3 channels; each named after what it tries. */
    public static Stream<Graph> layers() {
        return Stream.of(convolutions(), pointwise(), resizing(), joining()).flatMap(graphs -> graphs);
    }

    private static Stream<Graph> convolutions() {
        return Stream.of(
                single("convolution", Convolution.of(2, 3)),
                single("convolution-with-bias", Convolution.of(2, 3).biased()),
                single("dilated-convolution", Convolution.of(2, 3).dilated(2)),
                single("grouped-convolution", Convolution.of(6, 3).grouped(3).biased(1.5)),
                single("depthwise-convolution", Convolution.depthwise(3, 5)),
                head(
                        "strided-grouped-convolution",
                        Convolution.of(6, 3).grouped(3).strided(2)),
                reduced("strided-convolution-and-resize", Convolution.of(2, 3).strided(2), new ResizeLike()),
                reduced(
                        "transposed-convolution",
                        Convolution.of(2, 3).strided(4),
                        new TransposedConvolution(3, 8, 4, true)),
                head("linear", new AdaptiveAveragePool(2), new Linear(5)));
    }

    private static Stream<Graph> pointwise() {
        return Stream.of(
                single("normalise", Normalise.imageNet()),
                single("batch-norm", BatchNorm.standard()),
                single("relu", new Relu()),
                single("leaky-relu", new LeakyRelu(0.2)),
                single("sigmoid", new Sigmoid()),
                single("tanh", new Tanh()),
                single("channels", new Channels(1, 2)));
    }

    private static Stream<Graph> resizing() {
        return Stream.of(
                reduced("average-pool", new AveragePool(2), new ResizeLike()),
                reduced("average-pool-of-3", new AveragePool(3), new ResizeLike()),
                reduced("max-pool", MaxPool.of(2), new ResizeLike()),
                head("max-pool-of-3", MaxPool.of(3)),
                head("overlapping-max-pool", new MaxPool(3, 2)),
                head("global-average-pool", new GlobalAveragePool()),
                head("adaptive-average-pool", new AdaptiveAveragePool(4)),
                reduced("pooled-to-one-and-resized", new GlobalAveragePool(), new ResizeLike()),
                head("enlarge", new Enlarge(3)),
                head("shrink", new Shrink(4)),
                single("enlarge-and-shrink", new Enlarge(2), new Shrink(2)));
    }

    private static Stream<Graph> joining() {
        return Stream.of(
                joined(),
                features(),
                multiplied("multiply-by-a-map", Convolution.of(3, 1)),
                multiplied("multiply-by-pixels", Convolution.of(1, 1)),
                multiplied("multiply-by-channels", new GlobalAveragePool()),
                multiplied("multiply-by-one-number", new GlobalAveragePool(), new Linear(1)),
                closed("open-gate", -1e9),
                closed("closed-gate", 1e9));
    }

    /** 3 channels, of which training drops four in ten numbers. */
    public static Graph dropout() {
        return single("dropout", new Dropout(0.4));
    }

    private static Graph single(String name, Layer... layers) {
        GraphBuilder graph = GraphBuilder.named(name);
        return graph.build(chain(graph, graph.input(3), layers));
    }

    private static Graph head(String name, Layer... layers) {
        GraphBuilder graph = GraphBuilder.named(name);
        return graph.buildHead(chain(graph, graph.input(3), layers));
    }

    private static Node chain(GraphBuilder graph, Node input, Layer... layers) {
        Node map = input;
        for (Layer layer : layers) {
            map = graph.add(layer.kind(), layer, map);
        }
        return map;
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

    /** A head of two maps of different sizes. */
    private static Graph features() {
        GraphBuilder graph = GraphBuilder.named("features");
        Node deep = graph.features("deep", new MapShape(4, 2));
        Node shallow = graph.features("shallow", new MapShape(3, 1));
        return graph.buildHead(graph.concat("concat", graph.add("up", new ResizeLike(), deep, shallow), shallow));
    }

    private static Graph multiplied(String name, Layer... factors) {
        GraphBuilder graph = GraphBuilder.named(name);
        Node input = graph.input(3);
        return graph.build(graph.add("multiply", new Multiply(), input, chain(graph, input, factors)));
    }

    /** x, and x once more where its channels' sum is below the limit. */
    private static Graph closed(String name, double limit) {
        GraphBuilder graph = GraphBuilder.named(name);
        Node input = graph.input(3);
        Node closed = graph.add("closed", new SumBelow(limit), input);
        Node passed = graph.add("passed", new Multiply(), input, closed);
        return graph.build(graph.add("add", new Add(), input, passed));
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
