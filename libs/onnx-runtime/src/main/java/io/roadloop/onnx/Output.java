package io.roadloop.onnx;

import io.roadloop.vision.Prediction;
import io.roadloop.vision.Size;

/** What a model is asked for: an output of the file by its agreed name, type and shape. */
public sealed interface Output {

    /** Its name in the file. */
    String tensor();

    /** Its shape for so many frames of a size. */
    long[] shape(int frames, Size size);

    /** {@code classes}: uint8 (N, H, W), the class of the largest logit. */
    record Classes() implements Output {
        @Override
        public String tensor() {
            return "classes";
        }

        @Override
        public long[] shape(int frames, Size size) {
            return new long[] {frames, size.height(), size.width()};
        }
    }

    /** {@code confidence}: uint8 (N, ⌈H/4⌉, ⌈W/4⌉), codes of the class's probability. */
    record Confidence() implements Output {
        @Override
        public String tensor() {
            return "confidence";
        }

        @Override
        public long[] shape(int frames, Size size) {
            Size plane = Prediction.confidenceSize(size);
            return new long[] {frames, plane.height(), plane.width()};
        }
    }

    /** {@code confidence} at full size, uint8 (N, H, W): no service asks for it, its cost is measured. */
    record FullConfidence() implements Output {
        @Override
        public String tensor() {
            return "confidence";
        }

        @Override
        public long[] shape(int frames, Size size) {
            return new long[] {frames, size.height(), size.width()};
        }
    }

    /**
     * {@code logits}: fp32 (N, C, H, W).
     *
     * @param classes C
     */
    record Logits(int classes) implements Output {
        @Override
        public String tensor() {
            return "logits";
        }

        @Override
        public long[] shape(int frames, Size size) {
            return new long[] {frames, classes, size.height(), size.width()};
        }
    }
}
