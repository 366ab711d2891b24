package io.roadloop.graph.weights;

import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.torch.Weights;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Weights for trying out a network that nobody trained: batch norms, biases and statistics are neither 0 nor 1, as they
 * are before training, so that a fault in how they are computed or folded into a file shows.
 */
public final class TrialWeights {

    private TrialWeights() {}

    /** Parameters and buffers by path; equal for equal seeds. */
    public static Map<String, float[]> of(Graph graph, long seed) {
        Map<String, float[]> host = Weights.initial(graph, seed);
        SplittableRandom draws = new SplittableRandom(seed);
        for (NamedTensor tensor : graph.tensors()) {
            float[] values = host.getOrDefault(tensor.path(), new float[0]);
            if (tensor.path().endsWith("/scale") || tensor.path().endsWith("/running-variance")) {
                fill(values, draws, 0.6, 1.6);
            } else if (!tensor.path().endsWith("/weight")) {
                fill(values, draws, -0.3, 0.3);
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
