package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;

/**
 * What an objective draws a model towards.
 *
 * @param labels (N, H, W), uint8, 255 = ignore; no gradient reaches them
 */
public record Targets(NDArray labels) {}
