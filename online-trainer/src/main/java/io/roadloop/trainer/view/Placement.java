package io.roadloop.trainer.view;

import java.util.random.RandomGenerator;

/**
 * Where the pixels of one image go: scaled by a factor, seen through a window of the old size, perhaps mirrored.
 *
 * @param flip whether left and right are exchanged
 * @param factor enlargement, above 0
 * @param across the window's place from left to right, in [0, 1]
 * @param down the window's place from top to bottom, in [0, 1]
 */
record Placement(boolean flip, double factor, double across, double down) {
    /** How many numbers {@link #affine} writes. */
    static final int NUMBERS = 6;

    static Placement draw(Augmentation how, RandomGenerator random) {
        // Always the same number of draws, so that one image's luck does not shift the next one's.
        boolean flip = random.nextDouble() < how.flip();
        boolean scaled = random.nextDouble() < how.scale().share();
        double u = random.nextDouble();
        double across = random.nextDouble();
        double down = random.nextDouble();
        double range = how.scale().to() - how.scale().from();
        return new Placement(flip, scaled ? how.scale().from() + u * range : 1, across, down);
    }

    /**
     * The affine map from output to input, both in [−1, 1]: a 2 × 3 matrix by rows. A window at place u of an image
     * enlarged f times is centred at {@code (2u − 1)·(f − 1)/f}.
     */
    void affine(float[] into, int image) {
        float zoom = (float) (1 / factor);
        int at = image * NUMBERS;
        into[at] = flip ? -zoom : zoom;
        into[at + 2] = centre(across);
        into[at + 4] = zoom;
        into[at + 5] = centre(down);
    }

    private float centre(double place) {
        return (float) ((2 * place - 1) * (factor - 1) / factor);
    }
}
