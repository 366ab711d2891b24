package io.roadloop.ingest.check;

import io.roadloop.ingest.source.LabelUse;

/** What the checks say of a shot. */
public sealed interface Checked {

    /** A frame for the stream. */
    record Frame(SendableFrame frame) implements Checked {}

    /**
     * A frame with its mask.
     *
     * @param mask palette PNG at the frame's size, in the labels' taxonomy
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared: pixels on their way through.
    record Label(SendableFrame frame, byte[] mask, LabelUse use, String labelledBy) implements Checked {}

    /**
     * Not sent.
     *
     * @param cause stable name of the cause, e.g. image-truncated
     * @param detail what was found
     */
    record Refused(String cause, String detail) implements Checked {}
}
