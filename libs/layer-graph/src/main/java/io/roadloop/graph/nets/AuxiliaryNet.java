package io.roadloop.graph.nets;

import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.layer.Sigmoid;
import io.roadloop.graph.layer.TransposedConvolution;

/**
 * The network of paper 004 that says of each pixel whether a segmentation is right there (methods.md 6.2). It reads the
 * probabilities of all classes, (N, C, H, W), and gives one logit a pixel; the tap {@value #CONFIDENCE} is its sigmoid. A
 * loss is better taken of the logit.
 */
public final class AuxiliaryNet {
    /** The tap that gives the probability that the largest class is the true one. */
    public static final String CONFIDENCE = "confidence";

    private AuxiliaryNet() {}

    /** The paper's, for so many classes: 1.36 M parameters with 19. */
    public static Graph of(int classes) {
        return of(AuxiliaryTable.paper(), classes);
    }

    static Graph of(AuxiliaryTable table, int classes) {
        GraphBuilder graph = GraphBuilder.named(table.name());
        Node probabilities = graph.features("probabilities", new MapShape(classes, 1));
        Node half = reduced(graph.at("half"), table.half(), probabilities);
        Node quarter = reduced(graph.at("quarter"), table.quarter(), half);
        GraphBuilder pyramid = graph.at("pyramid");
        Node[] branches = table.rates().stream()
                .map(rate -> pyramid.convolve(
                        "rate-" + rate, Convolution.of(table.branch(), 3).dilated(rate), quarter))
                .toArray(Node[]::new);
        Node all = pyramid.concat("concat", branches);
        Node score = graph.add("enlarge", new TransposedConvolution(1, 8, 4, true), all, probabilities);
        graph.tap(CONFIDENCE, graph.add(CONFIDENCE, new Sigmoid(), score));
        return graph.build(score);
    }

    /** Convolutions of which the first halves the size. */
    private static Node reduced(GraphBuilder graph, Iterable<Integer> widths, Node input) {
        Node map = input;
        int unit = 0;
        for (int width : widths) {
            int stride = unit == 0 ? 2 : 1;
            map = graph.convolve("unit-" + ++unit, Convolution.of(width, 3).strided(stride), map);
        }
        return map;
    }
}
