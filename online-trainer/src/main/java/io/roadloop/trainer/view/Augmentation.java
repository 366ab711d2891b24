package io.roadloop.trainer.view;

import io.roadloop.kit.settings.Require;
import io.roadloop.vision.Size;
import java.util.random.RandomGenerator;

/**
 * The law of a random change, drawn anew for each image: first scale and crop, then flip, then light and colour,
 * then grey, then blur (methods.md, section 4.2).
 *
 * @param flip how likely an image is mirrored, in [0, 1]
 * @param scale enlargement, followed by a crop (or padding) back to the old size
 * @param jitter change of light and colour
 * @param grey how likely an image loses its colours, in [0, 1]
 * @param blur Gaussian blur
 */
public record Augmentation(double flip, Scale scale, Jitter jitter, double grey, Blur blur) {
    /** Nothing changes. */
    public static final Augmentation NONE = new Augmentation(0, Scale.NONE, Jitter.NONE);

    /** Without grey or blur. */
    public Augmentation(double flip, Scale scale, Jitter jitter) {
        this(flip, scale, jitter, 0, Blur.NONE);
    }

    public Augmentation {
        Require.that("augmentation.flip", flip, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
        Require.that("augmentation.grey", grey, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
    }

    /** Whether pixels move. */
    public boolean movesPixels() {
        return flip > 0 || scale.share() > 0;
    }

    /** Whether light or colour change. */
    public boolean changesColour() {
        return jitter.share() > 0 || grey > 0;
    }

    /** Whether edges soften. */
    public boolean blurs() {
        return blur.share() > 0;
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
            Require.that(
                    "augmentation.scale.from",
                    from,
                    v -> v >= 0.1 && v <= to,
                    "must lie in [0.1, to], and to is " + to);
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

    /**
     * A Gaussian blur, its deviation uniform in its range.
     *
     * @param share how likely an image is blurred, in [0, 1]
     * @param from least deviation, in pixels, at least 0.1
     * @param to largest, at most 5
     */
    public record Blur(double share, double from, double to) {
        /** Nothing is blurred. */
        public static final Blur NONE = new Blur(0, 1, 1);

        private static final int DEVIATIONS = 3;

        public Blur {
            Require.that("augmentation.blur.share", share, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
            Require.that(
                    "augmentation.blur.from", from, v -> v >= 0.1 && v <= to, "must lie in [0.1, to], and to is " + to);
            Require.that("augmentation.blur.to", to, v -> v <= 5, "must be at most 5");
        }

        /** Whether an image is large enough: beyond its edge it goes on mirrored, and a mirror shows it only once. */
        public boolean fits(Size image) {
            return Math.min(image.width(), image.height()) > reach();
        }

        /** The length of the row of weights by which pixels are averaged: three largest deviations to each side. */
        int taps() {
            return 2 * reach() + 1;
        }

        /** Draws the weights of one image, which add up to 1; those of an image that stays sharp are 0 but one. */
        void draw(RandomGenerator random, float[] into, int image) {
            boolean blurred = random.nextDouble() < share;
            double deviation = from + random.nextDouble() * (to - from);
            double[] weights = new double[taps()];
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                double away = (i - reach()) / deviation;
                weights[i] = blurred ? Math.exp(-away * away / 2) : i == reach() ? 1 : 0;
                sum += weights[i];
            }
            for (int i = 0; i < weights.length; i++) {
                into[image * weights.length + i] = (float) (weights[i] / sum);
            }
        }

        /** How far pixels are averaged, to each side. */
        public int reach() {
            return (int) Math.ceil(DEVIATIONS * to);
        }
    }
}
