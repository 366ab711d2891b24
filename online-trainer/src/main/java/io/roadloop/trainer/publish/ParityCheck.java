package io.roadloop.trainer.publish;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.Staging;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.graph.torch.Weights;
import io.roadloop.store.ParityReport;
import io.roadloop.trainer.step.ExportedWeights;
import io.roadloop.vision.RgbImage;
import java.util.List;

/**
 * Runs the same frames through the TorchScript network and through ONNX Runtime. The logits come from a twin of the
 * served file that also gives them out; the classes from the served file itself.
 *
 * @param device where the network is run
 * @param threads of ONNX Runtime
 */
record ParityCheck(Device device, int threads) {

    ParityReport measure(ExportedWeights weights, OnnxPredictor served, List<RgbImage> frames) {
        byte[] twin = OnnxWriter.write(weights.graph(), weights.arrays(), OnnxOptions.everything());
        TorchThreads.prepareCurrent();
        try (OnnxPredictor withLogits = OnnxPredictor.load(twin, threads);
                NDManager manager = TorchDevice.newManager(device);
                GradientMode quiet = GradientMode.off();
                TorchFunction network = TorchFunction.compile(weights.graph(), manager);
                Weights loaded = Weights.of(weights.graph(), manager, weights.arrays());
                ImageKernels images = ImageKernels.load(manager)) {
            Difference difference = new Difference(weights.graph().classes());
            for (RgbImage frame : frames) {
                float[] expected = logits(manager, network, loaded, images, frame);
                difference.add(
                        expected,
                        withLogits.logits(frame),
                        served.predict(frame).mask().classes());
            }
            return difference.parity(frames.size());
        }
    }

    private static float[] logits(
            NDManager manager, TorchFunction network, Weights weights, ImageKernels images, RgbImage frame) {
        Shape each = new Shape(frame.size().height(), frame.size().width(), RgbImage.CHANNELS);
        try (NDManager own = manager.newSubManager()) {
            NDArray pixels = images.pixels(new Staging().bytes(own, List.of(frame.rgb()), each));
            return network.infer(own, pixels, weights.parameters(), weights.buffers())
                    .toFloatArray();
        }
    }

    /** Adds up what differs. */
    private static final class Difference {
        private final int classes;
        private double largestDifference;
        private double largestLogit;
        private long equal;
        private long pixels;

        Difference(int classes) {
            this.classes = classes;
        }

        /** Logits (C, H, W), and the served classes (H, W). */
        void add(float[] expected, float[] exported, byte[] served) {
            for (int i = 0; i < expected.length; i++) {
                largestDifference = Math.max(largestDifference, Math.abs(expected[i] - exported[i]));
                largestLogit = Math.max(largestLogit, Math.abs(expected[i]));
            }
            for (int pixel = 0; pixel < served.length; pixel++) {
                equal += argmax(expected, pixel, served.length) == (served[pixel] & 0xFF) ? 1 : 0;
            }
            pixels += served.length;
        }

        private int argmax(float[] logits, int pixel, int plane) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                if (logits[c * plane + pixel] > logits[best * plane + pixel]) {
                    best = c;
                }
            }
            return best;
        }

        ParityReport parity(int frames) {
            return new ParityReport(
                    frames,
                    largestLogit == 0 ? 0 : largestDifference / largestLogit,
                    pixels == 0 ? 0 : (double) equal / pixels);
        }
    }
}
