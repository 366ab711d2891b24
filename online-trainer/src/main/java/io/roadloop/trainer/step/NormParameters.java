package io.roadloop.trainer.step;

import io.roadloop.graph.Graph;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.BatchNorm;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which parameters of a graph are the scales and shifts of its batch norms. */
final class NormParameters {
    private NormParameters() {}

    /** Their places in {@link Graph#parameters()}. */
    static Set<Integer> of(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> node.layer() instanceof BatchNorm)
                .flatMap(node -> places(graph, node))
                .collect(Collectors.toSet());
    }

    private static Stream<Integer> places(Graph graph, Node node) {
        int first = graph.firstParameter(node);
        return Stream.of(first + BatchNorm.SCALE, first + BatchNorm.SHIFT);
    }
}
