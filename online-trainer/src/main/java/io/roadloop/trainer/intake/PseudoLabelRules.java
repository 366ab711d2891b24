package io.roadloop.trainer.intake;

import static io.roadloop.kit.settings.Require.that;

import java.time.Duration;

/**
 * Which pseudo-labels teach.
 *
 * @param maximumGeneration deeper turns of self-training are dropped, at least 1
 * @param maximumAge older ones are dropped, also from the pool
 */
public record PseudoLabelRules(int maximumGeneration, Duration maximumAge) {
    public PseudoLabelRules {
        that("pseudo-labels.maximum-generation", maximumGeneration, g -> g >= 1, "must be at least 1");
        that("pseudo-labels.maximum-age", maximumAge, d -> !d.isNegative() && !d.isZero(), "must be above 0");
    }
}
