package io.roadloop.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Prediction;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The native input and output buffers of one caller, for frames of one number and size; used again and again, also over
 * swaps of the model. Owns native memory: close it. For one thread at a time.
 */
public final class Workspace implements AutoCloseable {
    private static final String FRAMES = "frames";

    private final int frames;
    private final Size size;
    private final ByteBuffer pixels;
    private final Map<String, ByteBuffer> answers = new HashMap<>();
    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final Map<String, OnnxTensor> outputs = new HashMap<>();

    /**
     * @param frames in one run, at least 1
     * @param size of each
     * @param wanted what the model is asked for, at least one; nothing else is computed
     */
    public Workspace(int frames, Size size, List<Output> wanted) {
        if (frames < 1 || wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "a workspace is for at least one frame and one output, not " + frames + " and " + wanted);
        }
        this.frames = frames;
        this.size = size;
        this.pixels = direct(frames * size.pixels() * RgbImage.CHANNELS);
        try {
            long[] shape = {frames, size.height(), size.width(), RgbImage.CHANNELS};
            inputs.put(FRAMES, bytes(pixels, shape));
            for (Output output : wanted) {
                outputs.put(output.tensor(), bound(output));
            }
        } catch (OrtException e) {
            close();
            throw new OnnxFailedException("no buffers for " + this, e);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** For one frame's classes and confidence: what is served. */
    public static Workspace serving(Size size) {
        return new Workspace(1, size, List.of(new Output.Classes(), new Output.Confidence()));
    }

    private OnnxTensor bound(Output output) throws OrtException {
        long[] shape = output.shape(frames, size);
        long elements = 1;
        for (long side : shape) {
            elements *= side;
        }
        boolean logits = output instanceof Output.Logits;
        ByteBuffer buffer = direct(logits ? elements * Float.BYTES : elements);
        answers.put(output.tensor(), buffer);
        return logits
                ? OnnxTensor.createTensor(OnnxRuntime.environment(), buffer.asFloatBuffer(), shape)
                : bytes(buffer, shape);
    }

    private static ByteBuffer direct(long bytes) {
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    }

    private static OnnxTensor bytes(ByteBuffer buffer, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(OnnxRuntime.environment(), buffer, shape, OnnxJavaType.UINT8);
    }

    public int frames() {
        return frames;
    }

    public Size size() {
        return size;
    }

    /** Puts an image at its place in the next run. */
    public void put(int frame, RgbImage image) {
        if (!image.size().equals(size)) {
            throw new IllegalArgumentException("a frame of " + image.size() + " does not fit " + this);
        }
        pixels.put(frame * image.rgb().length, image.rgb());
    }

    /** Puts images at their places in the next run, from the first on. */
    public void put(List<RgbImage> batch) {
        for (int frame = 0; frame < batch.size(); frame++) {
            put(frame, batch.get(frame));
        }
    }

    /** A copy of what the last run says of a frame; the workspace must be one for classes and confidence. */
    public Prediction prediction(int frame) {
        return new Prediction(classes(frame), part("confidence", frame), Prediction.confidenceSize(size));
    }

    /** A copy of the last run's classes of a frame. */
    public LabelMask classes(int frame) {
        return new LabelMask(size, part("classes", frame));
    }

    /** A copy of the last run's logits of all frames, (N, C, H, W). */
    public float[] logits() {
        ByteBuffer all = answer("logits");
        float[] values = new float[all.capacity() / Float.BYTES];
        all.asFloatBuffer().get(values);
        return values;
    }

    /** A copy of the last run's logits of a frame, (C, H, W). */
    public float[] logits(int frame) {
        ByteBuffer all = answer("logits");
        float[] values = new float[all.capacity() / frames / Float.BYTES];
        all.asFloatBuffer().get(frame * values.length, values);
        return values;
    }

    private byte[] part(String output, int frame) {
        ByteBuffer all = answer(output);
        byte[] values = new byte[all.capacity() / frames];
        all.get(frame * values.length, values);
        return values;
    }

    private ByteBuffer answer(String output) {
        ByteBuffer answer = answers.get(output);
        if (answer == null) {
            throw new IllegalStateException(this + " does not ask for " + output);
        }
        return answer;
    }

    Map<String, OnnxTensor> inputs() {
        return inputs;
    }

    Map<String, OnnxTensor> outputs() {
        return outputs;
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
    }

    @Override
    public String toString() {
        return frames + " frame" + (frames == 1 ? "" : "s") + " of " + size;
    }
}
