package io.roadloop.vision;

/**
 * A colour image: bytes of red, green, blue for each pixel, row by row (height, width, 3).
 *
 * <p>The array is not copied, neither in nor out, because frames are large and many: whoever hands it over leaves it
 * alone from then on, and whoever reads it does not write to it.
 */
public final class RgbImage {

    /** Bytes of one pixel. */
    public static final int CHANNELS = 3;

    private final Size size;
    private final byte[] rgb;

    /**
     * @param size width and height
     * @param rgb (height, width, 3), unsigned bytes; kept, not copied
     * @throws IllegalArgumentException if the array has another length
     */
    public RgbImage(Size size, byte[] rgb) {
        if (rgb.length != size.pixels() * CHANNELS) {
            throw new IllegalArgumentException("an image of " + size + " has " + size.pixels() * CHANNELS
                    + " bytes of red, green and blue, but " + rgb.length + " were given");
        }
        this.size = size;
        this.rgb = rgb;
    }

    public Size size() {
        return size;
    }

    /** The pixels themselves, (height, width, 3), unsigned bytes; not a copy. */
    public byte[] rgb() {
        return rgb;
    }

    /**
     * This image at another size: a mean over the covered area where a side shrinks, bilinear between pixel centres
     * where it grows. The image itself if the size is the same.
     */
    public RgbImage resize(Size target) {
        return target.equals(size) ? this : new RgbImage(target, Resampling.resize(rgb, size, target));
    }
}
