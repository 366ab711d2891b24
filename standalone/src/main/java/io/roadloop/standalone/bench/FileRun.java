package io.roadloop.standalone.bench;

import io.roadloop.onnx.OnnxRuntime;
import io.roadloop.onnx.OnnxSession;
import io.roadloop.onnx.Output;
import io.roadloop.onnx.Workspace;
import io.roadloop.vision.RgbImage;
import java.util.List;

/** A file that is open with a frame in its workspace. Close it. */
record FileRun(OnnxSession session, Workspace workspace) implements AutoCloseable {

    static FileRun open(OnnxRuntime runtime, byte[] onnx, List<Output> wanted, RgbImage frame) {
        Workspace workspace = new Workspace(1, frame.size(), wanted);
        try {
            workspace.put(0, frame);
            return new FileRun(runtime.open(onnx), workspace);
        } catch (RuntimeException e) {
            workspace.close();
            throw e;
        }
    }

    void run() {
        session.run(workspace);
    }

    @Override
    public void close() {
        session.close();
        workspace.close();
    }
}
