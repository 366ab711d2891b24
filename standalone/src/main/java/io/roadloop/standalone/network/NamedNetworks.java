package io.roadloop.standalone.network;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.kit.UserErrorException;
import java.util.List;

/** Networks as command lines name them. */
public final class NamedNetworks {

    private NamedNetworks() {}

    /**
     * The network of a name.
     *
     * @param option what the user set, for the message
     * @throws UserErrorException if there is none of that name, with those that there are
     */
    public static Graph graph(String option, String name, int classes) {
        return Networks.named(known(option, name, Networks.names()), classes);
    }

    /** Whether a network reads frames and labels each of their pixels. */
    public static boolean labelsPixels(Graph graph) {
        return Networks.labelling().contains(graph.name());
    }

    static String known(String option, String name, List<String> known) {
        if (!known.contains(name)) {
            throw new UserErrorException(
                    option + " '" + name + "': no such network here; there are " + String.join(", ", known));
        }
        return name;
    }
}
