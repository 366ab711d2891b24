package io.roadloop.trainer.gate;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import java.util.Arrays;

/**
 * A frame that the gate scores models on, and that is never trained on.
 *
 * @param id the frame's id
 * @param image at training size
 * @param truth at training size
 */
public record CanaryFrame(String id, RgbImage image, LabelMask truth) {

    /** Whether scores on one are scores on the other. */
    boolean isSameAs(CanaryFrame other) {
        return id.equals(other.id)
                && image.size().equals(other.image.size())
                && Arrays.equals(image.rgb(), other.image.rgb())
                && Arrays.equals(truth.classes(), other.truth.classes());
    }
}
