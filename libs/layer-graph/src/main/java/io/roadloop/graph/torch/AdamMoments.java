package io.roadloop.graph.torch;

import ai.djl.ndarray.NDList;

/**
 * What Adam remembers of its weights, for the step that is about to be taken. With m and v the moments,
 * w −= rate / (1 − β1ᵗ) · m / (√(v / (1 − β2ᵗ)) + ε).
 *
 * @param first moments of the gradient, zeros before the first step
 * @param second moments of its square, zeros before the first step
 * @param step t, from 1
 * @param beta1 share of the first moments that stays, in [0, 1)
 * @param beta2 share of the second moments that stays, in [0, 1)
 * @param epsilon ε, above 0
 */
public record AdamMoments(NDList first, NDList second, long step, double beta1, double beta2, double epsilon) {
    public AdamMoments {
        if (step < 1) {
            throw new IllegalArgumentException("Adam's steps count from 1, not " + step);
        }
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0)) {
            throw new IllegalArgumentException("Adam's betas must lie in [0, 1) and epsilon above 0, not " + beta1
                    + ", " + beta2 + " and " + epsilon);
        }
    }

    /** β1 = 0.9, β2 = 0.999, ε = 1e-8. */
    public static AdamMoments of(NDList first, NDList second, long step) {
        return new AdamMoments(first, second, step, 0.9, 0.999, 1e-8);
    }

    double stepSize(double rate) {
        return rate / (1 - Math.pow(beta1, (double) step));
    }

    double secondCorrection() {
        return Math.sqrt(1 - Math.pow(beta2, (double) step));
    }
}
