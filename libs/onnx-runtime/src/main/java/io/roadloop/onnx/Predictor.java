package io.roadloop.onnx;

import io.roadloop.vision.Prediction;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An exported file and its buffers: a function from frames to predictions. Owns a session: close it. For one thread. */
public final class Predictor implements AutoCloseable {
    private static final List<Output> PREDICTION = List.of(new Output.Classes(), new Output.Confidence());

    private final OnnxSession session;
    private @Nullable Workspace workspace;

    private Predictor(OnnxSession session) {
        this.session = session;
    }

    /**
     * Loads a file, for the CPU.
     *
     * @param threads for one run
     * @throws OnnxFailedException if ONNX Runtime does not take it
     */
    public static Predictor load(byte[] onnx, int threads) {
        return load(onnx, OnnxDevice.CPU, threads);
    }

    /**
     * Loads a file.
     *
     * @param threads for one run, of what is done on the CPU
     * @throws OnnxFailedException if ONNX Runtime does not take it
     */
    public static Predictor load(byte[] onnx, OnnxDevice device, int threads) {
        return new Predictor(new OnnxRuntime(device, threads, OnnxRuntime.Memory.RETURNED).open(onnx));
    }

    /**
     * Classes and confidence of one frame, of any size.
     *
     * @throws OnnxFailedException if the model fails on it
     */
    public Prediction predict(RgbImage frame) {
        return predict(List.of(frame)).get(0);
    }

    /**
     * Classes and confidence of frames of one size, in one run.
     *
     * @throws OnnxFailedException if the model fails on them
     */
    public List<Prediction> predict(List<RgbImage> batch) {
        Workspace buffers = workspaceFor(batch.size(), batch.get(0).size());
        buffers.put(batch);
        session.run(buffers);
        return IntStream.range(0, batch.size()).mapToObj(buffers::prediction).toList();
    }

    /** Direct memory is freed by the garbage collector alone: buffers are made anew only where the shape changes. */
    private Workspace workspaceFor(int frames, Size size) {
        Workspace now = workspace;
        if (now == null || now.frames() != frames || !now.size().equals(size)) {
            closeWorkspace();
            now = new Workspace(frames, size, PREDICTION);
            workspace = now;
        }
        return now;
    }

    private void closeWorkspace() {
        if (workspace != null) {
            workspace.close();
            workspace = null;
        }
    }

    @Override
    public void close() {
        closeWorkspace();
        session.close();
    }
}
