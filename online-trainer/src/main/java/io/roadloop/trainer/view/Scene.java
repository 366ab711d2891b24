package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * A view made, in the step's memory.
 *
 * @param pixels (N, 3, H, W), fp32 in 0..1
 * @param labels (N, H, W), uint8, 255 = ignore; where the view's pools have masks
 */
public record Scene(NDArray pixels, Optional<NDArray> labels) {}
