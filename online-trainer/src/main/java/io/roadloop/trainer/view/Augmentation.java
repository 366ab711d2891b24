package io.roadloop.trainer.view;

import io.roadloop.kit.settings.Require;

/**
 * The law of a random change, drawn anew for each image: first scale and crop, then flip, then light and colour
 * (methods.md, section 4.2).
 *
 * @param flip how likely an image is mirrored, in [0, 1]
 * @param scale enlargement, followed by a crop (or padding) back to the old size
 * @param jitter change of light and colour
 */
public record Augmentation(double flip, Scale scale, Jitter jitter) {
    /** Nothing changes. */
    public static final Augmentation NONE = new Augmentation(0, Scale.NONE, Jitter.NONE);

    public Augmentation {
        Require.that("augmentation.flip", flip, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
    }

    /** Whether pixels move. */
    public boolean movesPixels() {
        return flip > 0 || scale.share() > 0;
    }

    /** Whether light or colour change. */
    public boolean changesColour() {
        return jitter.share() > 0;
    }

    /**
     * Enlargement by a factor, uniform in its range, and a window of the old size at a random place.
     *
     * @param from least factor, at least 0.1; below 1 the rest is padding, with the ignore label
     * @param to largest factor, at most 10
     * @param share how likely an image is scaled, in [0, 1]
     */
    public record Scale(double from, double to, double share) {
        /** Nothing is scaled. */
        public static final Scale NONE = new Scale(1, 1, 0);

        public Scale {
            Require.that("augmentation.scale.from", from, v -> v >= 0.1 && v <= to, "must lie in [0.1, to]");
            Require.that("augmentation.scale.to", to, v -> v <= 10, "must be at most 10");
            Require.that("augmentation.scale.share", share, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
        }
    }

    /**
     * Factors, uniform in 1 ± the number, for brightness, contrast (about the image's mean grey) and saturation.
     *
     * @param share how likely an image is changed, in [0, 1]
     * @param brightness in [0, 1)
     * @param contrast in [0, 1)
     * @param saturation in [0, 1)
     * @param hue as a share of a full turn, in [0, 0.5]; uniform in ± the number
     */
    public record Jitter(double share, double brightness, double contrast, double saturation, double hue) {
        /** Nothing is changed. */
        public static final Jitter NONE = new Jitter(0, 0, 0, 0, 0);

        public Jitter {
            Require.that("augmentation.jitter.share", share, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
            Require.that("augmentation.jitter.brightness", brightness, v -> v >= 0 && v < 1, "must lie in [0, 1)");
            Require.that("augmentation.jitter.contrast", contrast, v -> v >= 0 && v < 1, "must lie in [0, 1)");
            Require.that("augmentation.jitter.saturation", saturation, v -> v >= 0 && v < 1, "must lie in [0, 1)");
            Require.that("augmentation.jitter.hue", hue, v -> v >= 0 && v <= 0.5, "must lie in [0, 0.5]");
        }
    }
}
