package io.roadloop.inference.segment;

import io.roadloop.inference.release.Release;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Prediction;
import java.time.Duration;

/** What became of one image. */
public sealed interface ImageOutcome {

    /**
     * It was segmented.
     *
     * @param release what made it
     * @param prediction as the model gave it, at the model's input size
     * @param mask enlarged to the frame's size, indices below the number of classes or 255
     * @param maskPng the same as a palette PNG
     * @param confidencePng the confidence plane as a grey PNG
     * @param modelRun time of the model run alone
     */
    record Segmented(
            Release release,
            Prediction prediction,
            LabelMask mask,
            byte[] maskPng,
            byte[] confidencePng,
            Duration modelRun)
            implements ImageOutcome {

        /** Pixels of the mask by class index. */
        public long[] pixelsPerClass() {
            return mask.histogram(release.taxonomy().size());
        }
    }

    /**
     * It could not be segmented.
     *
     * @param cause a stable name, part of the wire
     * @param detail what was found, in words for a person
     */
    record Refused(String cause, String detail) implements ImageOutcome {}
}
