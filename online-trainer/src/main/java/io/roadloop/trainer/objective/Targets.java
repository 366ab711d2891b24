package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * What an objective draws a model towards; no gradient reaches it.
 *
 * @param labels (N, H, W), uint8, 255 = ignore
 * @param confidence (N, H, W), fp32: the largest probability of whoever gave the labels; empty where people did
 */
public record Targets(NDArray labels, Optional<NDArray> confidence) {
    /** Targets without confidence. */
    public Targets(NDArray labels) {
        this(labels, Optional.empty());
    }
}
