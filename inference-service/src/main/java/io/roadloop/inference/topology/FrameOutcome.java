package io.roadloop.inference.topology;

import io.roadloop.inference.segment.ImageOutcome;
import io.roadloop.schemas.avro.CameraFrame;
import java.time.Instant;
import java.util.Optional;

/** What became of one record of frames. Every record has exactly one. */
public sealed interface FrameOutcome {

    Origin origin();

    /** When it was decided, by the service's clock. */
    Instant at();

    /** The frame was segmented. */
    record Segmented(Origin origin, CameraFrame frame, ImageOutcome.Segmented image, Instant at)
            implements FrameOutcome {}

    /**
     * There is no segmentation.
     *
     * @param frame what was read of the record, if that much could be
     * @param cause a stable name, part of the wire
     * @param detail what was found, in words for a person
     */
    record Refused(Origin origin, Optional<CameraFrame> frame, String cause, String detail, Instant at)
            implements FrameOutcome {

        /** Details quote what senders wrote; more than this is cut off. */
        private static final int LONGEST_DETAIL = 500;

        public Refused {
            detail = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "…" : detail;
        }
    }
}
