package io.roadloop.vision.codec;

import io.roadloop.vision.LabelMask;

/** What became of the bytes of a mask. */
public sealed interface DecodedMask {

    /** They are a mask. */
    record Mask(LabelMask mask) implements DecodedMask {}

    /**
     * They are none that is read.
     *
     * @param cause which rule was broken
     * @param detail what was found, in words for a person
     */
    record Refused(RefusalCause cause, String detail) implements DecodedMask {}
}
