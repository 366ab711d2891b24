package io.roadloop.trainer.recipe;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import java.util.List;

/**
 * A network that a recipe names: one that labels every pixel of a frame.
 *
 * @param name that of its graph, such as {@code dense-road/compact}
 */
public record Network(String name) {
    public Network {
        if (!names().contains(name)) {
            throw new IllegalArgumentException(
                    "no network is called '" + name + "'; there are " + String.join(", ", names()));
        }
    }

    /** The names of all. */
    public static List<String> names() {
        return Networks.labelling();
    }

    /** The network for that many classes. */
    public Graph graph(int classes) {
        return Networks.named(name, classes);
    }
}
