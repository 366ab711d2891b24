package io.roadloop.trainer.recipe;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import java.util.List;

/**
 * A network that a recipe names.
 *
 * @param name that of its graph, such as {@code dense-road/compact}
 */
public record Network(String name) {
    /** The rooms are the same for any number of classes. */
    private static final int ANY = 2;

    public Network {
        if (!names().contains(name)) {
            throw new IllegalArgumentException(
                    "no network is called '" + name + "'; there are " + String.join(", ", names()));
        }
    }

    /** The names of all. */
    public static List<String> names() {
        return Networks.names();
    }

    /** Whether it reads frames and labels each of their pixels. Others read what such a one believes. */
    public boolean labelsFrames() {
        return Networks.labelling().contains(name);
    }

    /** The rooms of its parameters, the first parts of their paths, in the network's order. */
    List<String> rooms() {
        return graph(ANY).parameters().stream()
                .map(tensor -> tensor.path().split("/", 2)[0])
                .distinct()
                .toList();
    }

    /** The network for that many classes. */
    public Graph graph(int classes) {
        return Networks.named(name, classes);
    }
}
