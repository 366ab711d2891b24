package io.roadloop.trainer.view;

import io.roadloop.trainer.view.Augmentation.Jitter;
import java.util.random.RandomGenerator;

/**
 * How light and colour of one image change.
 *
 * @param brightness factor
 * @param contrast factor, about the image's mean grey
 * @param saturation factor
 * @param hue angle in radians
 */
record Colours(double brightness, double contrast, double saturation, double hue) {
    /** How many numbers {@link #factors} writes. */
    static final int NUMBERS = 4;

    static Colours draw(Jitter how, RandomGenerator random) {
        boolean changed = random.nextDouble() < how.share();
        double brightness = 1 + symmetric(how.brightness(), random);
        double contrast = 1 + symmetric(how.contrast(), random);
        double saturation = 1 + symmetric(how.saturation(), random);
        double hue = 2 * Math.PI * symmetric(how.hue(), random);
        return changed ? new Colours(brightness, contrast, saturation, hue) : new Colours(1, 1, 1, 0);
    }

    /** The same without any colour. */
    Colours grey() {
        return new Colours(brightness, contrast, 0, 0);
    }

    void factors(float[] into, int image) {
        int at = image * NUMBERS;
        into[at] = (float) brightness;
        into[at + 1] = (float) contrast;
        into[at + 2] = (float) saturation;
        into[at + 3] = (float) hue;
    }

    private static double symmetric(double strength, RandomGenerator random) {
        return strength * (2 * random.nextDouble() - 1);
    }
}
