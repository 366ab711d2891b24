package io.roadloop.ingest;

import static io.roadloop.kit.settings.Require.that;

import java.time.Duration;

/**
 * How frames are sent.
 *
 * @param maximumInFlight records that may wait for their acknowledgement, in [1, 10000]
 * @param jpegQuality of the street's and of rescaled frames, in [1, 100]
 * @param progressEvery time between two lines of progress
 */
public record PublishSettings(int maximumInFlight, int jpegQuality, Duration progressEvery) {

    public PublishSettings {
        that("publish.maximum-in-flight", maximumInFlight, n -> n >= 1 && n <= 10_000, "must lie in [1, 10000]");
        that("publish.jpeg-quality", jpegQuality, q -> q >= 1 && q <= 100, "must lie in [1, 100]");
        that("publish.progress-every", progressEvery, d -> !d.isNegative() && !d.isZero(), "must be above 0");
    }

    float quality() {
        return jpegQuality / 100f;
    }
}
