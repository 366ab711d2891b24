package io.roadloop.standalone.network;

import io.roadloop.kit.UserErrorException;
import io.roadloop.vision.Size;

/** Sizes of frames that a command line may name. */
public final class FrameSize {

    /** As large as a side of a model's input may be declared. */
    private static final int LARGEST_SIDE = 16_384;

    private FrameSize() {}

    /** @throws UserErrorException if a side is longer than any network's input may be */
    public static Size checked(String option, Size size) {
        if (size.width() > LARGEST_SIDE || size.height() > LARGEST_SIDE) {
            throw new UserErrorException(option + " " + size + ": no side may be longer than " + LARGEST_SIDE);
        }
        return size;
    }
}
