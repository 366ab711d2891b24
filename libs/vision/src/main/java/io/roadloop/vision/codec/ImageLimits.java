package io.roadloop.vision.codec;

/**
 * What an image from outside may cost before it is refused.
 *
 * @param maximumBytes longest encoded image
 * @param maximumPixels most pixels (width times height) that its header may claim
 */
public record ImageLimits(long maximumBytes, long maximumPixels) {

    /** 4 MiB, the cap of a record of frames; 16 megapixels. */
    public static final ImageLimits DEFAULT = new ImageLimits(4 << 20, 16_000_000);

    /** The longest side that JPEG can express; holds for PNG too, so that one row is never large. */
    public static final int MAXIMUM_SIDE = 65_535;

    public ImageLimits {
        if (maximumBytes < 1 || maximumPixels < 1) {
            throw new IllegalArgumentException("image limits of " + maximumBytes + " bytes and " + maximumPixels
                    + " pixels: both must be at least 1");
        }
    }
}
