package io.roadloop.inference.segment;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Size;

/**
 * What the model says of one image.
 *
 * @param classes at the model's input size
 * @param confidence codes of the chosen class's probability (see {@code ConfidenceCode}), (height / 4, width / 4)
 *     rounded up
 * @param confidenceSize the size of that plane
 */
public record Prediction(LabelMask classes, byte[] confidence, Size confidenceSize) {

    /** Input pixels that share one confidence, in each direction; full size would double the time of a run. */
    public static final int CONFIDENCE_STRIDE = 4;

    static Size confidenceSize(Size input) {
        return new Size(
                (input.width() + CONFIDENCE_STRIDE - 1) / CONFIDENCE_STRIDE,
                (input.height() + CONFIDENCE_STRIDE - 1) / CONFIDENCE_STRIDE);
    }

    /** The confidence code at a pixel of the classes. */
    public int confidenceAt(int x, int y) {
        return confidence[y / CONFIDENCE_STRIDE * confidenceSize.width() + x / CONFIDENCE_STRIDE] & 0xFF;
    }
}
