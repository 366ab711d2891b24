package io.roadloop.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.graph.torch.Weights;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The CUDA provider may round a convolution's inputs to 10 bits (TF32): some pixels between two classes may differ. */
@EnabledIf(
        value = "io.roadloop.onnx.OnnxDevice#hasGpu",
        disabledReason = "ONNX Runtime can use no GPU here: see docs/gpu.md")
class OnnxGpuTest {
    private static final Size SIZE = new Size(96, 64);
    private static final double EQUAL_CLASSES = 0.99;

    @Test
    void shouldGiveTheCpusClasses() {
        Graph graph = Networks.named("dense-road/compact", 11);
        byte[] file = OnnxWriter.write(graph, Weights.initial(graph, 4), OnnxOptions.serving(Map.of()));
        byte[] noise = new byte[3 * SIZE.width() * SIZE.height()];
        new Random(7).nextBytes(noise);
        RgbImage frame = new RgbImage(SIZE, noise);

        LabelMask cpu = classes(file, OnnxDevice.CPU, frame);
        LabelMask gpu = classes(file, new OnnxDevice(OptionalInt.of(0)), frame);

        assertThat(equal(gpu, cpu)).isGreaterThanOrEqualTo(EQUAL_CLASSES);
    }

    private static LabelMask classes(byte[] file, OnnxDevice device, RgbImage frame) {
        try (Predictor predictor = Predictor.load(file, device, 1)) {
            return predictor.predict(frame).classes();
        }
    }

    private static double equal(LabelMask one, LabelMask other) {
        byte[] left = one.classes();
        byte[] right = other.classes();
        int equal = 0;
        for (int i = 0; i < left.length; i++) {
            equal += left[i] == right[i] ? 1 : 0;
        }
        return equal / (double) left.length;
    }
}
