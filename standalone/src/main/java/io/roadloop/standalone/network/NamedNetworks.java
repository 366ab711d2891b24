package io.roadloop.standalone.network;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.kit.UserErrorException;
import java.util.List;

/** Networks as command lines name them. */
public final class NamedNetworks {

    private static final String ALL = "all";

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

    /**
     * A network that reads frames and labels each of their pixels.
     *
     * @param option what the user set, for the message
     * @throws UserErrorException if there is none of that name, with those that there are
     */
    public static Graph labelling(String option, String name, int classes) {
        return Networks.named(known(option, name, Networks.labelling()), classes);
    }

    /**
     * Names from an option that takes several, or {@code all}.
     *
     * @throws UserErrorException if one is unknown
     */
    public static List<String> chosen(String option, List<String> given, List<String> known) {
        if (given.equals(List.of(ALL))) {
            return known;
        }
        return given.stream().map(name -> known(option, name, known)).distinct().toList();
    }

    private static String known(String option, String name, List<String> known) {
        if (!known.contains(name)) {
            throw new UserErrorException(
                    option + " '" + name + "': no such network here; there are " + String.join(", ", known));
        }
        return name;
    }
}
