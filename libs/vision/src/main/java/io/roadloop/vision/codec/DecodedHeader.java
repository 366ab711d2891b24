package io.roadloop.vision.codec;

/** What became of the first bytes of a frame. */
public sealed interface DecodedHeader {

    /** The header of an image within the limits; its pixels may still be broken. */
    record Header(ImageHeader header) implements DecodedHeader {}

    /**
     * Not an image within the limits.
     *
     * @param cause which rule was broken
     * @param detail what was found, in words for a person
     */
    record Refused(RefusalCause cause, String detail) implements DecodedHeader {}
}
