package io.roadloop.vision.codec;

import io.roadloop.vision.Size;

/** What became of the bytes of a grey plane. */
public sealed interface DecodedPlane {

    /**
     * They are a plane.
     *
     * @param size width and height
     * @param plane (height, width), unsigned bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared: a plane is pixels on their way through.
    record Plane(Size size, byte[] plane) implements DecodedPlane {}

    /**
     * They are none that is read.
     *
     * @param cause which rule was broken
     * @param detail what was found, in words for a person
     */
    record Refused(RefusalCause cause, String detail) implements DecodedPlane {}
}
