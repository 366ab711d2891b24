package io.roadloop.standalone.export;

import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Weights of a routing network with a third of its gates, drawn by a seed, shut on every frame; the others as they were. */
final class ShutGates {

    private static final double SHARE = 1.0 / 3;
    /** What a frame adds to a score is far less with trial weights. */
    private static final float SHUT = -100;

    private ShutGates() {}

    static Map<String, float[]> of(Graph graph, Map<String, float[]> weights, long seed) {
        SplittableRandom draws = new SplittableRandom(seed);
        Map<String, float[]> host = new HashMap<>(weights);
        for (NamedTensor tensor : graph.tensors()) {
            if (tensor.path().endsWith("/gate/score/bias")) {
                host.computeIfPresent(tensor.path(), (path, biases) -> shut(biases.clone(), draws));
            }
        }
        return host;
    }

    private static float[] shut(float[] biases, SplittableRandom draws) {
        for (int gate = 0; gate < biases.length; gate++) {
            if (draws.nextDouble() < SHARE) {
                biases[gate] = SHUT;
            }
        }
        return biases;
    }
}
