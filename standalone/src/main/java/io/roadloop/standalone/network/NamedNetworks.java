package io.roadloop.standalone.network;

import io.roadloop.graph.Graph;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Input;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.nets.Networks;
import io.roadloop.kit.UserErrorException;
import io.roadloop.trainer.recipe.Network;
import java.util.List;

/** Networks as command lines name them. */
public final class NamedNetworks {

    private static final String ALL = "all";
    private static final MapShape FULL_SIZE = new MapShape(1, 1);

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
        return Networks.named(known(option, name, labelling()), classes);
    }

    /** The names of the networks that read frames and label each of their pixels. */
    public static List<String> labelling() {
        return Networks.names().stream()
                .filter(name -> labelsPixels(Networks.named(name, 2)))
                .toList();
    }

    /** The names of the networks that a recipe can name. */
    public static List<String> trainable() {
        return Network.keys();
    }

    private static boolean labelsPixels(Graph graph) {
        List<Node> inputs = graph.inputs();
        return inputs.size() == 1
                && inputs.get(0).layer() instanceof Input
                && graph.output().shape().fits(FULL_SIZE);
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
