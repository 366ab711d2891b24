package io.roadloop.trainer.pool;

import static io.roadloop.kit.settings.Require.that;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a pseudo-label is trusted: {@code perGeneration^(generation − 1) · 2^(−age / halfLife)}. A label by people is
 * trusted whole, however old.
 *
 * @param halfLife after which a pseudo-label counts half, at least 1 ms
 * @param perGeneration what each turn of self-training after the first leaves, in (0, 1]
 */
public record LabelTrust(Duration halfLife, double perGeneration) {
    public LabelTrust {
        that("trust.half-life", halfLife, d -> d.toMillis() >= 1, "must be at least 1 ms");
        that("trust.per-generation", perGeneration, v -> v > 0 && v <= 1, "must lie in (0, 1]");
    }

    /**
     * The trust in a label now.
     *
     * @param generation 0 for a label by people, n for the n-th turn of self-training
     * @param made when the label was made; in the future it is new
     * @return in [0, 1]
     */
    double in(int generation, Instant made, Instant now) {
        if (generation == 0) {
            return 1;
        }
        double age = Math.max(0, Duration.between(made, now).toMillis());
        return Math.pow(perGeneration, generation - 1) * Math.pow(2, -age / halfLife.toMillis());
    }
}
