package io.roadloop.graph.nets;

import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Add;
import io.roadloop.graph.layer.AveragePool;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.GlobalAveragePool;
import io.roadloop.graph.layer.Linear;
import io.roadloop.graph.layer.MapShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The head of paper 000 that says which permutation an image's tiles were shuffled by (methods.md 2.5): from the largest
 * map of a routing encoder down to the smallest, then the mean and one linear layer. It reads the taps {@code level-0}
 * to {@code level-3} and gives a logit a permutation, (N, permutations, 1, 1).
 */
public final class JigsawHead {
    private JigsawHead() {}

    /** For an encoder with these levels, such as {@link DynamicRoutingNet#space}. */
    public static Graph of(RoutingSpace space, int permutations) {
        GraphBuilder graph = GraphBuilder.named("jigsaw-head");
        List<Node> levels = new ArrayList<>();
        for (int level = 0; level < space.levels(); level++) {
            MapShape shape = new MapShape(space.width(level), space.stride(level));
            levels.add(graph.features(DynamicRoutingNet.level(level), shape));
        }
        Node map = levels.get(0);
        for (int level = 0; level < space.levels() - 1; level++) {
            GraphBuilder inside = graph.at("from-" + level);
            Node wide = inside.convolve("widen", Convolution.of(space.width(level + 1), 1), map);
            Node pooled = inside.add("pool", new AveragePool(2), wide);
            map = inside.add("add", new Add(), levels.get(level + 1), pooled);
        }
        Node mixed = graph.convolve("mix", Convolution.of(map.shape().channels(), 1), map);
        Node mean = graph.add("pool", new GlobalAveragePool(), mixed);
        return graph.buildHead(graph.add("classify", new Linear(permutations), mean));
    }
}
