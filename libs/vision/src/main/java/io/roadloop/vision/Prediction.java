package io.roadloop.vision;

/**
 * What a model says of one frame.
 *
 * @param classes one a pixel, at the frame's size
 * @param confidence {@linkplain ConfidenceCode codes} of the chosen class's probability, row by row; not copied
 * @param confidenceSize the size of that plane, see {@link #confidenceSize(Size)}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: pixels on their way through.
public record Prediction(LabelMask classes, byte[] confidence, Size confidenceSize) {

    /** Pixels that share one confidence, in each direction; full size would double the time of a run. */
    public static final int CONFIDENCE_STRIDE = 4;

    /** A quarter of a frame's size, rounded up. */
    public static Size confidenceSize(Size frame) {
        return new Size(
                (frame.width() + CONFIDENCE_STRIDE - 1) / CONFIDENCE_STRIDE,
                (frame.height() + CONFIDENCE_STRIDE - 1) / CONFIDENCE_STRIDE);
    }

    /** The confidence code at a pixel of the classes. */
    public int confidenceAt(int x, int y) {
        return confidence[y / CONFIDENCE_STRIDE * confidenceSize.width() + x / CONFIDENCE_STRIDE] & 0xFF;
    }
}
