package io.roadloop.graph.torch;

import ai.djl.pytorch.jni.JniUtils;

/**
 * Whether operations of this thread are recorded for gradients: a scope to be closed, which then restores what was. The
 * thread that loads the engine starts with recording off, a new thread with recording on: say which you want.
 */
public final class GradientMode implements AutoCloseable {
    private final boolean before;

    private GradientMode(boolean wanted) {
        before = JniUtils.isGradMode();
        JniUtils.setGradMode(wanted);
    }

    public static GradientMode on() {
        return new GradientMode(true);
    }

    public static GradientMode off() {
        return new GradientMode(false);
    }

    @Override
    public void close() {
        JniUtils.setGradMode(before);
    }
}
