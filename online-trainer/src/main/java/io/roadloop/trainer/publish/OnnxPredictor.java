package io.roadloop.trainer.publish;

import ai.djl.engine.Engine;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.roadloop.trainer.gate.Prediction;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;

/** An exported file in ONNX Runtime: what will be served. Owns a session: close it. For one thread at a time. */
public final class OnnxPredictor implements AutoCloseable {
    private static final String FRAMES = "frames";
    private static final String CLASSES = "classes";
    private static final String CONFIDENCE = "confidence";
    private static final String LOGITS = "logits";

    private final OrtEnvironment environment;
    private final OrtSession session;
    /** Direct memory is freed by the garbage collector alone: one buffer a frame would pile up. */
    private ByteBuffer pixels = ByteBuffer.allocateDirect(0);

    private OnnxPredictor(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    /**
     * Loads a file.
     *
     * @param threads for one frame
     * @throws ExportFailedException if ONNX Runtime does not take it
     */
    public static OnnxPredictor load(byte[] onnx, int threads) {
        // DJL's engine must come before the environment, or it finds one that is not its own.
        Engine.getEngine("OnnxRuntime");
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            // Sessions live for one round: an arena each would keep the largest round's memory.
            options.setCPUArenaAllocator(false);
            return new OnnxPredictor(environment, environment.createSession(onnx, options));
        } catch (OrtException e) {
            throw new ExportFailedException("ONNX Runtime does not take the exported file: " + e.getMessage(), e);
        }
    }

    /** Classes and confidence of one frame, of any size. */
    public Prediction predict(RgbImage image) {
        Size size = image.size();
        try (OnnxTensor frames = tensor(image);
                OrtSession.Result result = session.run(Map.of(FRAMES, frames), Set.of(CLASSES, CONFIDENCE))) {
            OnnxTensor confidence = output(result, CONFIDENCE);
            long[] shape = confidence.getInfo().getShape();
            return new Prediction(
                    new LabelMask(size, bytes(output(result, CLASSES))),
                    new Size((int) shape[2], (int) shape[1]),
                    bytes(confidence));
        } catch (OrtException e) {
            throw new ExportFailedException("the exported file fails on a frame of " + size, e);
        }
    }

    /** The logits (C, H, W) of a file that was exported with them. */
    float[] logits(RgbImage image) {
        try (OnnxTensor frames = tensor(image);
                OrtSession.Result result = session.run(Map.of(FRAMES, frames), Set.of(LOGITS))) {
            OnnxTensor logits = output(result, LOGITS);
            float[] values = new float[Math.toIntExact(logits.getInfo().getNumElements())];
            logits.getFloatBuffer().get(values);
            return values;
        } catch (OrtException e) {
            throw new ExportFailedException("the exported file fails on a frame of " + image.size(), e);
        }
    }

    private OnnxTensor tensor(RgbImage image) throws OrtException {
        if (pixels.capacity() < image.rgb().length) {
            pixels = ByteBuffer.allocateDirect(image.rgb().length);
        }
        pixels.clear().put(image.rgb()).flip();
        long[] shape = {1, image.size().height(), image.size().width(), RgbImage.CHANNELS};
        return OnnxTensor.createTensor(environment, pixels, shape, OnnxJavaType.UINT8);
    }

    private static OnnxTensor output(OrtSession.Result result, String name) {
        return result.get(name)
                .filter(OnnxTensor.class::isInstance)
                .map(OnnxTensor.class::cast)
                .orElseThrow(() -> new ExportFailedException("the exported file has no output " + name));
    }

    private static byte[] bytes(OnnxTensor tensor) {
        ByteBuffer buffer = tensor.getByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new ExportFailedException("a session of ONNX Runtime cannot be closed", e);
        }
    }
}
