package io.roadloop.trainer.objective.coteaching;

import ai.djl.ndarray.NDArray;
import io.roadloop.graph.torch.Kernels;

/**
 * Two models, each taught by the other's classes (paper 000, eqs. 5 and 6; methods.md 2.4, vector 03).
 *
 * <p>{@code L = CE(z_a, argmax z_b) + CE(z_b, argmax z_a)}, each a mean over all pixels. Gradient: of each cross entropy
 * on its own logits; none through the classes.
 */
final class CrossPseudoLoss {
    private CrossPseudoLoss() {}

    /**
     * @param one logits of the first model, (N, C, H, W)
     * @param other logits of the second, (N, C, H, W)
     * @return a scalar ≥ 0
     */
    static NDArray of(Kernels kernels, NDArray one, NDArray other) {
        return of(
                kernels,
                one,
                kernels.predict(one).classes(),
                other,
                kernels.predict(other).classes());
    }

    /**
     * With classes that were read elsewhere, such as from the images before they were mixed.
     *
     * @param ofOne the first model's classes, (N, H, W), uint8, 255 = ignore; the second learns them
     * @param ofOther the second model's; the first learns them
     */
    static NDArray of(Kernels kernels, NDArray one, NDArray ofOne, NDArray other, NDArray ofOther) {
        return kernels.crossEntropy(one, ofOther).add(kernels.crossEntropy(other, ofOne));
    }
}
