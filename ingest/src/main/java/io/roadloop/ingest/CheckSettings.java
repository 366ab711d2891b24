package io.roadloop.ingest;

import static io.roadloop.kit.settings.Require.that;

import io.roadloop.vision.codec.ImageLimits;

/**
 * What is checked before sending.
 *
 * @param maximumBytes longest encoded image
 * @param maximumPixels most pixels that an image's header may claim
 * @param pixels whether every frame is decoded, not its header alone
 * @param forwardBroken whether broken frames are sent as they are
 */
public record CheckSettings(long maximumBytes, long maximumPixels, boolean pixels, boolean forwardBroken) {

    public CheckSettings {
        that("checks.maximum-bytes", maximumBytes, n -> n >= 1, "must be at least 1");
        that("checks.maximum-pixels", maximumPixels, n -> n >= 1, "must be at least 1");
    }

    ImageLimits limits() {
        return new ImageLimits(maximumBytes, maximumPixels);
    }
}
