package io.roadloop.trainer.gate;

import static io.roadloop.kit.settings.Require.that;

/**
 * When a candidate passes.
 *
 * @param canaryFrames most canary frames that are kept, at least 1
 * @param floor least mean IoU of a first release, in [0, 1)
 * @param epsilon a candidate may lose this much mean IoU and still count as not worse, in [0, 1)
 * @param confidence how sure the gate must be of anything it says, in (0.5, 1]
 * @param classMargin a class that surely loses more than this IoU holds the candidate, in (0, 1]
 * @param classShare share of the labelled canary pixels from which on a class has a say, in [0, 1)
 * @param resetMargin a candidate that surely loses more than this mean IoU is given up, in (0, 1]
 * @param resamples of the bootstrap, at least 100
 * @param precision canary precision from which on a class may teach, in (0, 1]
 * @param thresholdPixels canary pixels that a class's threshold must rest on, at least 1
 */
public record GateRules(
        int canaryFrames,
        double floor,
        double epsilon,
        double confidence,
        double classMargin,
        double classShare,
        double resetMargin,
        int resamples,
        double precision,
        long thresholdPixels) {
    public GateRules {
        that("gate.canary-frames", canaryFrames, n -> n >= 1 && n <= 10_000, "must lie in [1, 10000]");
        that("gate.floor", floor, v -> v >= 0 && v < 1, "must lie in [0, 1)");
        that("gate.epsilon", epsilon, v -> v >= 0 && v < 1, "must lie in [0, 1)");
        that("gate.confidence", confidence, v -> v > 0.5 && v <= 1, "must lie in (0.5, 1]");
        that("gate.class-margin", classMargin, v -> v > 0 && v <= 1, "must lie in (0, 1]");
        that("gate.class-share", classShare, v -> v >= 0 && v < 1, "must lie in [0, 1)");
        that("gate.reset-margin", resetMargin, v -> v > 0 && v <= 1, "must lie in (0, 1]");
        that("gate.resamples", resamples, n -> n >= 100 && n <= 100_000, "must lie in [100, 100000]");
        that("gate.precision", precision, v -> v > 0 && v <= 1, "must lie in (0, 1]");
        that("gate.threshold-pixels", thresholdPixels, n -> n >= 1, "must be at least 1");
    }
}
