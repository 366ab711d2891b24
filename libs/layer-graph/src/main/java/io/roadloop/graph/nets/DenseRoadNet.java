package io.roadloop.graph.nets;

import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.AveragePool;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Normalise;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.layer.TransposedConvolution;

/**
 * The segmentation network of paper 004 as reconstructed in methods.md 6.3: an initial block to a quarter of the size,
 * four blocks (the first of non-bottleneck units, the others densely connected), and a decoder that reads all four. The
 * compact width is ours: on a CPU the 8 × 8 deconvolution took 43 % of the time of serving, so its decoder goes back to
 * half the size by cheap layers instead, and reads the edges of the first layer there.
 */
public final class DenseRoadNet {
    /** The tap of what the decoder gathered from all blocks, at a quarter of the size. */
    public static final String FEATURES = "features";

    private DenseRoadNet() {}

    /** The network for so many classes. FULL has 2.109 M parameters with 19. */
    public static Graph of(Width width, int classes) {
        DenseRoadTable table =
                switch (width) {
                    case COMPACT -> DenseRoadTable.compact();
                    case FULL -> DenseRoadTable.full();
                };
        return of(table, classes);
    }

    static Graph of(DenseRoadTable table, int classes) {
        GraphBuilder graph = GraphBuilder.named(table.name());
        Node pixels = graph.input(3);
        Node normalised = graph.add("normalise", Normalise.imageNet(), pixels);
        GraphBuilder initial = graph.at("initial");
        Node half = initial.convolve("stem", Convolution.of(table.stem(), 3).strided(2), normalised);
        Node quarter = initial.add("pool", new AveragePool(2), branches(initial, table, half));
        Node one = branching(graph.at("block-1"), table, quarter);
        Node two = dense(graph.at("block-2"), table, table.dense().get(0), one);
        Node three = dense(graph.at("block-3"), table, table.dense().get(1), two);
        Node four = dense(graph.at("block-4"), table, table.dense().get(2), three);
        GraphBuilder decoder = graph.at("decoder");
        Node all = graph.tap(FEATURES, gathered(decoder, table, one, two, three, four));
        return graph.build(
                switch (table.head()) {
                    case DECONVOLUTION -> deconvolved(decoder, classes, all, pixels);
                    case HALF_SIZE -> refined(decoder, classes, all, half, pixels);
                });
    }

    private static Node branching(GraphBuilder graph, DenseRoadTable table, Node input) {
        Node map = input;
        for (int unit = 1; unit <= table.units(); unit++) {
            map = branches(graph.at("unit-" + unit), table, map);
        }
        return map;
    }

    /** The non-bottleneck unit (NB): some channels by 1x1, beside the rest by two 3x3. */
    private static Node branches(GraphBuilder graph, DenseRoadTable table, Node input) {
        Node point = graph.convolve("point", Convolution.of(table.point(), 1), input);
        Node first = graph.convolve("first", Convolution.of(table.quarter() / 2, 3), input);
        Node second = graph.convolve("second", Convolution.of(table.quarter() - table.point(), 3), first);
        return graph.concat("concat", point, second);
    }

    /** A transition to half the channels and half the size, then bottleneck units (B), each adding its growth. */
    private static Node dense(GraphBuilder graph, DenseRoadTable table, int units, Node input) {
        Node reduced = graph.convolve("transition", Convolution.of(input.shape().channels() / 2, 1), input);
        Node map = graph.add("pool", new AveragePool(2), reduced);
        for (int unit = 1; unit <= units; unit++) {
            GraphBuilder inside = graph.at("unit-" + unit);
            Node narrow = inside.convolve("reduce", Convolution.of(table.bottleneck(), 1), map);
            Node grown = inside.convolve("grow", Convolution.of(table.growth(), 3), narrow);
            map = inside.concat("concat", map, grown);
        }
        return map;
    }

    /** All blocks at a quarter of the size, narrowed and side by side. */
    private static Node gathered(GraphBuilder decoder, DenseRoadTable table, Node... blocks) {
        Node[] read = new Node[blocks.length];
        for (int block = 0; block < blocks.length; block++) {
            GraphBuilder inside = decoder.at("from-" + (block + 1));
            Node narrow =
                    inside.convolve("narrow", Convolution.of(table.decoder().get(block), 3), blocks[block]);
            read[block] = block == 0 ? narrow : inside.add("enlarge", new ResizeLike(), narrow, blocks[0]);
        }
        return decoder.concat("concat", read);
    }

    private static Node deconvolved(GraphBuilder decoder, int classes, Node all, Node pixels) {
        return decoder.add("enlarge", new TransposedConvolution(classes, 8, 4, true), all, pixels);
    }

    /** Back to half the size, where the first layer's map knows the edges. */
    private static Node refined(GraphBuilder decoder, int classes, Node all, Node half, Node pixels) {
        int width = half.shape().channels() * 2;
        Node fused = decoder.convolve("fuse", Convolution.of(width, 1), all);
        Node larger = decoder.add("to-half", new ResizeLike(), fused, half);
        Node refined = decoder.convolve("refine", Convolution.of(width, 3), decoder.concat("edges", larger, half));
        Node scores = decoder.add("classify", Convolution.of(classes, 1).biased(), refined);
        return decoder.add("enlarge", new ResizeLike(), scores, pixels);
    }
}
