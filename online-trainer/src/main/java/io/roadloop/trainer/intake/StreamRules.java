package io.roadloop.trainer.intake;

import static io.roadloop.kit.settings.Require.that;

import java.time.Duration;

/**
 * How the fleet's frames are sampled.
 *
 * @param newest how many frames of each partition a turn takes, at least 1
 * @param interval pause between turns
 */
public record StreamRules(int newest, Duration interval) {
    public StreamRules {
        that("stream.newest", newest, n -> n >= 1 && n <= 1000, "must lie in [1, 1000]");
        that("stream.interval", interval, d -> !d.isNegative() && !d.isZero(), "must be above 0");
    }
}
