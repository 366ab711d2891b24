package io.roadloop.graph.torch;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** Threads of the engine, and what a thread sets before it works with networks. */
public final class TorchThreads {
    private TorchThreads() {}

    /**
     * To be called once in each thread that runs functions: compiles nothing anew for a new input size, which the
     * profiling executor would.
     */
    public static void prepareCurrent() {
        Engine.getEngine("PyTorch");
        JniUtils.setGraphExecutorOptimize(false);
    }

    /** How many threads one operation may use, in the whole process. */
    public static void limit(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread, not " + threads);
        }
        Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(threads);
    }

    public static int current() {
        Engine.getEngine("PyTorch");
        return JniUtils.getNumThreads();
    }
}
