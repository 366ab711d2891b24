package io.roadloop.graph.support;

import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.torch.Weights;
import java.util.Map;
import java.util.SplittableRandom;

/** Weights as after training: batch norms, biases and statistics that are neither 0 nor 1. */
public final class Lively {
    private Lively() {}

    public static Map<String, float[]> weights(Graph graph, long seed) {
        Map<String, float[]> host = Weights.initial(graph, seed);
        SplittableRandom draws = new SplittableRandom(seed);
        for (NamedTensor tensor : graph.tensors()) {
            if (tensor.path().endsWith("/scale") || tensor.path().endsWith("/running-variance")) {
                fill(host.get(tensor.path()), draws, 0.6, 1.6);
            } else if (!tensor.path().endsWith("/weight")) {
                fill(host.get(tensor.path()), draws, -0.3, 0.3);
            }
        }
        return host;
    }

    private static void fill(float[] values, SplittableRandom draws, double from, double to) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) draws.nextDouble(from, to);
        }
    }
}
