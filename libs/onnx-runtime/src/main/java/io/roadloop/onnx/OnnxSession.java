package io.roadloop.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * An exported model, loaded. Owns native memory: close it, never while another thread is inside {@link #run}, which
 * takes the JVM down. Several threads may run it, each with a workspace of its own.
 */
public final class OnnxSession implements AutoCloseable {
    private final OrtSession session;

    OnnxSession(OrtSession session) {
        this.session = session;
    }

    /**
     * Runs the model on the workspace's frames; its outputs hold the answers then.
     *
     * @throws OnnxFailedException if the model fails, or does not give those outputs in those shapes
     */
    public void run(Workspace workspace) {
        try {
            session.run(workspace.inputs(), workspace.outputs()).close();
        } catch (OrtException e) {
            throw new OnnxFailedException("the model fails on " + workspace, e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new OnnxFailedException("a session of ONNX Runtime cannot be closed", e);
        }
    }
}
