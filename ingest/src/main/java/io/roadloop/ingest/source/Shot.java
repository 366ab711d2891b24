package io.roadloop.ingest.source;

import java.time.Duration;

/** One thing that a source has to give. A frame without a label is another type than one with it. */
public sealed interface Shot {

    /** When it is due, from the start of the source. */
    Duration at();

    /** Where it comes from, in words for a person: a path, or a place on the street. */
    String origin();

    /** A frame of the stream. */
    record Unlabelled(CapturedFrame frame) implements Shot {

        @Override
        public Duration at() {
            return frame.at();
        }

        @Override
        public String origin() {
            return frame.origin();
        }
    }

    /**
     * A frame with its mask.
     *
     * @param mask PNG, 8-bit grey or palette, one class index a pixel
     * @param labelledBy who drew it
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared: pixels on their way through.
    record Labelled(CapturedFrame frame, byte[] mask, LabelUse use, String labelledBy) implements Shot {

        @Override
        public Duration at() {
            return frame.at();
        }

        @Override
        public String origin() {
            return frame.origin();
        }
    }

    /**
     * Something that should have been a frame and could not even be read.
     *
     * @param cause stable name of the cause
     * @param detail what was found
     */
    record Unreadable(Duration at, String origin, String cause, String detail) implements Shot {}
}
