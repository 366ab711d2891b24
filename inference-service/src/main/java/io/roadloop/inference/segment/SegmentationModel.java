package io.roadloop.inference.segment;

import io.roadloop.inference.release.Release;
import io.roadloop.onnx.OnnxSession;
import io.roadloop.onnx.Workspace;
import io.roadloop.vision.Prediction;
import io.roadloop.vision.RgbImage;

/** A released model, loaded. Owns a session; several threads may run it, each with its workspace. */
public final class SegmentationModel implements AutoCloseable {

    private final Release release;
    private final OnnxSession session;

    SegmentationModel(Release release, OnnxSession session) {
        this.release = release;
        this.session = session;
    }

    public Release release() {
        return release;
    }

    /** Segments one image of the release's input size. */
    Prediction run(RgbImage image, Workspace workspace) {
        workspace.put(0, image);
        session.run(workspace);
        return workspace.prediction(0);
    }

    @Override
    public void close() {
        session.close();
    }

    @Override
    public String toString() {
        return release.toString();
    }
}
