package io.roadloop.inference.teach;

import static io.roadloop.kit.settings.Require.that;

import java.time.Duration;

/**
 * What a frame must have to become a pseudo-label.
 *
 * @param minimumShare least share of a frame's pixels that must pass their class's threshold, in (0, 1]
 * @param boundaryBand pixels of the model's input, on both sides of a change of class, that never teach, in [0, 32]
 * @param maximumModelAge a model released longer ago does not teach
 * @param maximumGeneration the deepest turn of self-training that a pseudo-label may be, at least 1
 * @param quota most pseudo-labels of one vehicle in one window, at least 1
 * @param window length of that window
 */
public record TeachingPolicy(
        double minimumShare,
        int boundaryBand,
        Duration maximumModelAge,
        int maximumGeneration,
        int quota,
        Duration window) {

    public TeachingPolicy {
        that("teaching.minimum-share", minimumShare, v -> v > 0 && v <= 1, "must lie in (0, 1]");
        that("teaching.boundary-band", boundaryBand, v -> v >= 0 && v <= 32, "must lie in [0, 32] pixels");
        that("teaching.maximum-model-age", maximumModelAge, TeachingPolicy::isPositive, "must be longer than nothing");
        that("teaching.maximum-generation", maximumGeneration, v -> v >= 1, "must be at least 1");
        that("teaching.quota", quota, v -> v >= 1, "must be at least 1");
        that("teaching.window", window, TeachingPolicy::isPositive, "must be longer than nothing");
    }

    private static boolean isPositive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }
}
