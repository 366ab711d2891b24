package io.roadloop.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.graph.Pruning.Known;
import io.roadloop.graph.layer.Add;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.GlobalAveragePool;
import io.roadloop.graph.layer.Multiply;
import io.roadloop.graph.layer.Relu;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PruningTest {
    private final GraphBuilder builder = GraphBuilder.named("net");
    private final Node input = builder.input(3);
    private final Node gate = builder.add("gate", new GlobalAveragePool(), input);
    private final Node wide = builder.add("wide", Convolution.of(3, 3), input);
    private final Node gated = builder.add("gated", new Multiply(), builder.add("relu", new Relu(), wide), gate);

    @Test
    void shouldCutABranchThatIsMultipliedByZero() {
        Graph graph = builder.build(builder.add("sum", new Add(), input, builder.add("after", new Relu(), gated)));

        Graph pruned = Pruning.prune(graph, Map.of(gate, Known.ZERO));

        assertThat(pruned.nodes()).extracting(Node::path).containsExactly("input");
        assertThat(pruned.parameters()).isEmpty();
    }

    @Test
    void shouldDropAFactorOfOne() {
        Graph graph = builder.build(builder.add("sum", new Add(), input, gated));

        Graph pruned = Pruning.prune(graph, Map.of(gate, Known.ONE));

        assertThat(pruned.nodes()).extracting(Node::path).containsExactly("input", "wide", "relu", "sum");
        assertThat(pruned.parameters()).isEqualTo(graph.parameters());
    }

    @Test
    void shouldComputeAZeroThatALayerMustRead() {
        Graph graph = builder.build(builder.add("classify", Convolution.of(2, 1).biased(), gated));

        Graph pruned = Pruning.prune(graph, Map.of(gate, Known.ZERO));

        assertThat(pruned.nodes())
                .extracting(Node::path)
                .containsExactly("input", "wide", "relu", "gate", "gated", "classify");
    }

    @Test
    void shouldSelectTheWeightsThatAreLeft() {
        Node sum = builder.add("sum", new Add(), input, gated);
        Graph graph = builder.build(builder.add("classify", Convolution.of(2, 1), sum));

        Graph pruned = Pruning.prune(graph, Map.of(gate, Known.ZERO));

        assertThat(pruned.select(Map.of("wide/weight", new float[81], "classify/weight", new float[6])))
                .containsOnlyKeys("classify/weight");
    }
}
