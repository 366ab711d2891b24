package io.roadloop.trainer.objective.jigsaw;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * The cross entropy of the permutation (paper 000, section 3.1; methods.md 2.2, vector 04c).
 *
 * <p>{@code L = −1/N · Σ log softmax(z_n)[id_n]}. Gradient: {@code (p_n − 1[id_n]) / N} on the logits.
 */
final class OrderLoss {
    private OrderLoss() {}

    /**
     * @param logits (N, K), fp32
     * @param permutations the row of the table by which each image was shuffled, below K
     * @return a scalar ≥ 0
     */
    static NDArray of(NDArray logits, List<Integer> permutations) {
        NDManager manager = logits.getManager();
        long[] ids = permutations.stream().mapToLong(Integer::longValue).toArray();
        // Not by the kernel for pixels: there 255 means no label.
        NDArray places = manager.create(ids).expandDims(1);
        return logits.logSoftmax(1).gather(places, 1).mean().neg();
    }
}
