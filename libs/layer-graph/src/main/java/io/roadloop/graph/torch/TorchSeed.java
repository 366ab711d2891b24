package io.roadloop.graph.torch;

import ai.djl.pytorch.jni.JniUtils;

/**
 * The engine's own random numbers. Their state cannot be read, so it is set before each reading of a network, from seed, step,
 * model and view: a run that resumes then draws as if it had never stopped.
 */
public final class TorchSeed {
    private TorchSeed() {}

    public static void set(long seed) {
        JniUtils.setSeed(seed);
    }
}
