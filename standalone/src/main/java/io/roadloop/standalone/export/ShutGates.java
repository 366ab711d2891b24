package io.roadloop.standalone.export;

import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Weights of a routing network with a third of its gates, drawn by a seed, shut on every frame. The others look at the
 * frame: what it adds to their scores counts so much that some of them open on some frames only.
 */
final class ShutGates {

    private static final double SHARE = 1.0 / 3;
    /** What a frame adds to a score is far less. */
    private static final float SHUT = -1000;

    private static final float LOOKING = 10;

    private ShutGates() {}

    static Map<String, float[]> of(Graph graph, Map<String, float[]> weights, long seed) {
        SplittableRandom draws = new SplittableRandom(seed);
        Map<String, float[]> host = new HashMap<>(weights);
        for (NamedTensor tensor : graph.tensors()) {
            if (tensor.path().endsWith("/gate/score/bias")) {
                host.computeIfPresent(tensor.path(), (path, biases) -> shut(biases.clone(), draws));
            } else if (tensor.path().endsWith("/gate/score/weight")) {
                host.computeIfPresent(tensor.path(), (path, factors) -> looking(factors.clone()));
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

    private static float[] looking(float[] factors) {
        for (int i = 0; i < factors.length; i++) {
            factors[i] *= LOOKING;
        }
        return factors;
    }
}
