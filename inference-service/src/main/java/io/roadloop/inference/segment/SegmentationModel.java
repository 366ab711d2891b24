package io.roadloop.inference.segment;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.roadloop.inference.release.Release;
import io.roadloop.vision.RgbImage;

/** A released model, loaded. Owns an ONNX Runtime session; several threads may run it, each with its workspace. */
public final class SegmentationModel implements AutoCloseable {

    private final Release release;
    private final OrtSession session;

    SegmentationModel(Release release, OrtSession session) {
        this.release = release;
        this.session = session;
    }

    public Release release() {
        return release;
    }

    /** Segments one image of the release's input size. */
    Prediction run(RgbImage image, Workspace workspace) throws OrtException {
        session.run(workspace.inputs(image), workspace.outputs()).close();
        return workspace.prediction();
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }

    @Override
    public String toString() {
        return release.toString();
    }
}
