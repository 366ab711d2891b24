package io.roadloop.graph.support;

import io.roadloop.graph.Graph;
import io.roadloop.graph.layer.Layer;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of layers that there are, so that a new one cannot be left out of a test. */
public final class LayerKinds {
    private LayerKinds() {}

    /** The names of all classes that are layers. */
    public static Set<String> all() {
        return leaves(Layer.class).map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of those that stand in these graphs. */
    public static Set<String> in(Stream<Graph> graphs) {
        return graphs.flatMap(graph -> graph.nodes().stream())
                .map(node -> node.layer().getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(LayerKinds::leaves)
                : Stream.of(type);
    }
}
