package io.roadloop.vision.codec;

import io.roadloop.vision.RgbImage;

/** What became of the bytes of a frame. */
public sealed interface Decoded {

    /** They are an image. */
    record Image(RgbImage image) implements Decoded {}

    /**
     * They are none that is read.
     *
     * @param cause which rule was broken
     * @param detail what was found, in words for a person
     */
    record Refused(RefusalCause cause, String detail) implements Decoded {}
}
