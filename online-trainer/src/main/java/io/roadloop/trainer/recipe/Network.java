package io.roadloop.trainer.recipe;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import java.util.Arrays;
import java.util.List;

/** The networks that a recipe can name: those that label every pixel of a frame. */
public enum Network {
    /** About a million parameters, for CPUs. */
    DENSE_ROAD_COMPACT("dense-road/compact"),
    /** The network of paper 004. */
    DENSE_ROAD_FULL("dense-road/full"),
    /** The network of papers 002 and 003. */
    DEEPLAB_RESNET_50("deeplab-v3-plus/resnet-50-os16"),
    DEEPLAB_RESNET_101("deeplab-v3-plus/resnet-101-os16"),
    /** The network of paper 000. */
    DYNAMIC_ROUTING("dynamic-routing"),
    /** Fewer layers and channels, for CPUs. */
    DYNAMIC_ROUTING_SMALL("dynamic-routing/small");

    private final String key;

    Network(String key) {
        this.key = key;
    }

    /** The name in a recipe. */
    public String key() {
        return key;
    }

    /** The network for that many classes. */
    public Graph graph(int classes) {
        return Networks.named(key, classes);
    }

    /** The names of all. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Network::key).toList();
    }

    /**
     * The network of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Network named(String key) {
        return Arrays.stream(values())
                .filter(network -> network.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no network is called " + key));
    }
}
