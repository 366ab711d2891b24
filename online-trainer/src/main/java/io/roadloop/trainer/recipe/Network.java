package io.roadloop.trainer.recipe;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.DenseRoadNet;
import io.roadloop.graph.nets.Width;
import java.util.Arrays;
import java.util.List;

/** The networks that a recipe can name. */
public enum Network {
    /** {@code dense-road/compact}: about a million parameters, for CPUs. */
    DENSE_ROAD_COMPACT("dense-road/compact") {
        @Override
        public Graph graph(int classes) {
            return DenseRoadNet.of(Width.COMPACT, classes);
        }
    },
    /** {@code dense-road/full}: the network of paper 004. */
    DENSE_ROAD_FULL("dense-road/full") {
        @Override
        public Graph graph(int classes) {
            return DenseRoadNet.of(Width.FULL, classes);
        }
    };

    private final String key;

    Network(String key) {
        this.key = key;
    }

    /** The name in a recipe. */
    public String key() {
        return key;
    }

    /** The network for that many classes. */
    public abstract Graph graph(int classes);

    static List<String> keys() {
        return Arrays.stream(values()).map(Network::key).toList();
    }

    static Network named(String key) {
        return Arrays.stream(values())
                .filter(network -> network.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no network is called " + key));
    }
}
