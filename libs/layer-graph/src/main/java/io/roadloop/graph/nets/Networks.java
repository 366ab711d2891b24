package io.roadloop.graph.nets;

import io.roadloop.graph.Graph;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Input;
import io.roadloop.graph.layer.MapShape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The networks that can be asked for by name: that of their graph. */
public final class Networks {
    private static final int FEWEST_CLASSES = 2;
    private static final MapShape FULL_SIZE = new MapShape(1, 1);
    private static final Map<String, IntFunction<Graph>> BY_NAME = byName();
    private static final List<String> LABELLING = labelsPixels();

    private Networks() {}

    /**
     * A network for so many classes.
     *
     * @throws IllegalArgumentException if none has that name; the message lists those that there are
     */
    public static Graph named(String name, int classes) {
        IntFunction<Graph> network = BY_NAME.get(name);
        if (network == null) {
            throw new IllegalArgumentException(
                    "no network is called '" + name + "'; there are " + String.join(", ", names()));
        }
        return network.apply(classes);
    }

    /** All names, in alphabetical order. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The names of the networks that read frames and label each of their pixels. */
    public static List<String> labelling() {
        return LABELLING;
    }

    private static List<String> labelsPixels() {
        return names().stream()
                .filter(name -> labelsPixels(named(name, FEWEST_CLASSES)))
                .toList();
    }

    private static boolean labelsPixels(Graph graph) {
        List<Node> inputs = graph.inputs();
        return inputs.size() == 1
                && inputs.get(0).layer() instanceof Input
                && graph.output().shape().fits(FULL_SIZE);
    }

    private static Map<String, IntFunction<Graph>> byName() {
        Map<String, IntFunction<Graph>> networks = new TreeMap<>();
        for (AuxiliaryTable table : List.of(AuxiliaryTable.paper(), AuxiliaryTable.small())) {
            networks.put(table.name(), classes -> AuxiliaryNet.of(table, classes));
        }
        for (DenseRoadTable table : List.of(DenseRoadTable.compact(), DenseRoadTable.full())) {
            networks.put(table.name(), classes -> DenseRoadNet.of(table, classes));
        }
        for (OutputStride stride : OutputStride.values()) {
            for (DeepLabTable table : DeepLabTable.all(stride)) {
                networks.put(table.name(), classes -> DeepLabV3Plus.of(table, classes));
            }
        }
        for (RoutingTable table : List.of(RoutingTable.full(), RoutingTable.small())) {
            networks.put(table.name(), classes -> DynamicRoutingNet.of(table, classes));
        }
        return Collections.unmodifiableMap(networks);
    }
}
