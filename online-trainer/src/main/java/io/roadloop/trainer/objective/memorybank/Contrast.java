package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * The class-wise contrast with a memory (paper 002, eqs. 8 to 11; methods.md, section 4.1).
 *
 * <p>{@code w_i = n·a_i / Σa}, {@code D_ij = w_i·w_j·(1 − cos(p_i, z_j))}, {@code L = 1/C · Σ_c mean_ij D_ij}. As the
 * weights of each side add up to their number, the mean over all pairs is
 * {@code 1 − (Σ_i a_i·p̂_i / Σa) · (Σ_j b_j·ẑ_j / Σb)}, p̂ and ẑ of length 1: linear in both numbers, no pair is formed.
 */
final class Contrast {
    private Contrast() {}

    /**
     * One class's part of the sum.
     *
     * <p>Gradient: on the predictions, and on both attentions; on the memory only if the caller lets it have one, which
     * it must not.
     *
     * @param predictions p, (n, D)
     * @param attention a of the predictions, (n), each above 0
     * @param memory z, (m, D)
     * @param memoryAttention b of the memory, (m), each above 0; not read if the weights are one
     * @return scalar in [0, 2]
     */
    static NDArray ofClass(
            NDArray predictions,
            NDArray attention,
            NDArray memory,
            NDArray memoryAttention,
            MemoryWeights memoryWeights) {
        NDArray drawn = direction(predictions, attention);
        NDArray remembered =
                switch (memoryWeights) {
                    case NORMALISED -> direction(memory, memoryAttention);
                    case ONE -> memory.normalize(2, 1).mean(new int[] {0}, true);
                };
        return drawn.mul(remembered).sum().neg().add(1);
    }

    /**
     * The loss. Classes that have no part, because they are missing on one side, count as 0.
     *
     * @param parts of the classes that have one
     * @param classes C, with those that have none
     * @param manager lives until the backward pass is over
     * @return scalar in [0, 2]
     */
    static NDArray over(List<NDArray> parts, int classes, NDManager manager) {
        NDArray sum = parts.stream().reduce(NDArray::add).orElseGet(() -> manager.create(0f));
        return sum.mul(manager.create(1f / classes));
    }

    /** The mean of the vectors' directions, each as much as its attention says; (1, D). */
    private static NDArray direction(NDArray vectors, NDArray attention) {
        NDArray shares = attention.div(attention.sum()).reshape(1, -1);
        return shares.matMul(vectors.normalize(2, 1));
    }
}
