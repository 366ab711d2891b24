package io.roadloop.trainer.gate;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Size;

/**
 * What a model says of a frame.
 *
 * @param mask one class a pixel, at the frame's size
 * @param confidenceSize a quarter of the frame's size, rounded up
 * @param confidence codes ({@link io.roadloop.vision.ConfidenceCode}), row by row; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: pixels on their way through.
public record Prediction(LabelMask mask, Size confidenceSize, byte[] confidence) {
    private static final int STRIDE = 4;

    /** The confidence code that a pixel of the mask has; the service looks it up in the same way. */
    public int confidenceAt(int x, int y) {
        return confidence[y / STRIDE * confidenceSize.width() + x / STRIDE] & 0xFF;
    }
}
