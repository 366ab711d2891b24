package io.roadloop.trainer.gate;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;

/**
 * A frame that the gate scores models on, and that is never trained on.
 *
 * @param id the frame's id
 * @param image at training size
 * @param truth at training size
 */
public record CanaryFrame(String id, RgbImage image, LabelMask truth) {}
