package io.roadloop.inference.segment;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * The native input and output buffers of one caller, for one input size; used again and again, also over swaps. Owns
 * native memory.
 */
final class Workspace implements AutoCloseable {

    static final String FRAMES = "frames";
    static final String CLASSES = "classes";
    static final String CONFIDENCE = "confidence";

    private final Size size;
    private final Size confidenceSize;
    private final ByteBuffer pixels;
    private final ByteBuffer classes;
    private final ByteBuffer confidence;
    private final OnnxTensor frames;
    private final Map<String, OnnxTensor> outputs;

    Workspace(OrtEnvironment environment, Size size) throws OrtException {
        this.size = size;
        this.confidenceSize = Prediction.confidenceSize(size);
        this.pixels = ByteBuffer.allocateDirect(Math.toIntExact(size.pixels() * RgbImage.CHANNELS));
        this.classes = ByteBuffer.allocateDirect(Math.toIntExact(size.pixels()));
        this.confidence = ByteBuffer.allocateDirect(Math.toIntExact(confidenceSize.pixels()));
        this.frames = tensor(environment, pixels, 1, size.height(), size.width(), RgbImage.CHANNELS);
        this.outputs = Map.of(
                CLASSES, tensor(environment, classes, 1, size.height(), size.width()),
                CONFIDENCE, tensor(environment, confidence, 1, confidenceSize.height(), confidenceSize.width()));
    }

    private static OnnxTensor tensor(OrtEnvironment environment, ByteBuffer buffer, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, buffer, shape, OnnxJavaType.UINT8);
    }

    Size size() {
        return size;
    }

    /** The input, (1, height, width, 3), holding the image. */
    Map<String, OnnxTensor> inputs(RgbImage image) {
        pixels.put(0, image.rgb());
        return Map.of(FRAMES, frames);
    }

    /** The outputs that a run writes into. */
    Map<String, OnnxTensor> outputs() {
        return outputs;
    }

    /** A copy of what the last run wrote. */
    Prediction prediction() {
        byte[] mask = new byte[classes.capacity()];
        classes.get(0, mask);
        byte[] codes = new byte[confidence.capacity()];
        confidence.get(0, codes);
        return new Prediction(new LabelMask(size, mask), codes, confidenceSize);
    }

    @Override
    public void close() {
        frames.close();
        outputs.values().forEach(OnnxTensor::close);
    }
}
