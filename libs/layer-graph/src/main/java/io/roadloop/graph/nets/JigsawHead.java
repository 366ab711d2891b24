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
import java.util.stream.IntStream;

/**
 * The head of paper 000 that says which permutation an image's tiles were shuffled by (methods.md 2.5): from the largest
 * map of a routing encoder down to the smallest, then the mean and one linear layer. It reads the taps {@code level-0}
 * to {@code level-3} and gives a logit a permutation, (N, permutations, 1, 1).
 */
public final class JigsawHead {
    private JigsawHead() {}

    /** For an encoder with these levels, such as {@link DynamicRoutingNet#space}. */
    public static Graph of(RoutingSpace space, int permutations) {
        return of(
                IntStream.range(0, space.levels())
                        .mapToObj(level -> new MapShape(space.width(level), space.stride(level)))
                        .toList(),
                permutations);
    }

    /**
     * For the encoder of a network with taps {@code level-0}, {@code level-1}, …
     *
     * @throws IllegalArgumentException if it has fewer than two of them
     */
    public static Graph of(Graph network, int permutations) {
        List<MapShape> levels = IntStream.range(0, network.taps().size())
                .mapToObj(DynamicRoutingNet::level)
                .filter(network.taps()::containsKey)
                .map(level -> network.tap(level).shape())
                .toList();
        if (levels.size() < 2) {
            throw new IllegalArgumentException("a jigsaw head reads the taps level-0, level-1, …, and " + network
                    + " has " + network.taps().keySet());
        }
        return of(levels, permutations);
    }

    private static Graph of(List<MapShape> shapes, int permutations) {
        GraphBuilder graph = GraphBuilder.named("jigsaw-head");
        List<Node> levels = new ArrayList<>();
        for (int level = 0; level < shapes.size(); level++) {
            levels.add(graph.features(DynamicRoutingNet.level(level), shapes.get(level)));
        }
        Node map = levels.get(0);
        for (int level = 0; level < shapes.size() - 1; level++) {
            GraphBuilder inside = graph.at("from-" + level);
            int wider = shapes.get(level + 1).channels();
            Node wide = inside.convolve("widen", Convolution.of(wider, 1), map);
            Node pooled = inside.add("pool", new AveragePool(2), wide);
            map = inside.add("add", new Add(), levels.get(level + 1), pooled);
        }
        Node mixed = graph.convolve("mix", Convolution.of(map.shape().channels(), 1), map);
        Node mean = graph.add("pool", new GlobalAveragePool(), mixed);
        return graph.buildHead(graph.add("classify", new Linear(permutations), mean));
    }
}
