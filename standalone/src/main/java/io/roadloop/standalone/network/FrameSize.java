package io.roadloop.standalone.network;

import io.roadloop.kit.UserErrorException;
import io.roadloop.vision.Size;
import io.roadloop.vision.codec.ImageLimits;

/** Sizes of frames that a command line may name. */
public final class FrameSize {

    /** As large as a side of a model's input may be declared. */
    private static final int LARGEST_SIDE = 16_384;

    /** Of a frame that is drawn or run: as many as an image from outside may have. */
    public static final long MOST_PIXELS = ImageLimits.DEFAULT.maximumPixels();

    private FrameSize() {}

    /**
     * For frames that are drawn or run.
     *
     * @throws UserErrorException if a side is longer than any network's input may be, or there are too many pixels
     */
    public static Size checked(String option, Size size) {
        if (counted(option, size).pixels() > MOST_PIXELS) {
            throw new UserErrorException(option + " " + size + ": a frame may have at most " + MOST_PIXELS + " pixels");
        }
        return size;
    }

    /**
     * For frames whose cost is only counted.
     *
     * @throws UserErrorException if a side is longer than any network's input may be
     */
    static Size counted(String option, Size size) {
        if (size.width() > LARGEST_SIDE || size.height() > LARGEST_SIDE) {
            throw new UserErrorException(option + " " + size + ": no side may be longer than " + LARGEST_SIDE);
        }
        return size;
    }
}
