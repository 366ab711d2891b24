package io.roadloop.trainer.objective.directional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.kit.settings.Require;

/**
 * The directional contrastive loss between the same cells of two crops (paper 003, eqs. 1 to 8; vector 15a).
 *
 * <p>{@code l_1 = −log( r(o1, o2) / ( r(o1, o2) + Σ_n [y_1 ≠ y_n] · r(o1, n) ) )}, {@code r(a, b) = exp(cos(a, b) / τ)},
 * of the cells where {@code conf_1 < conf_2} and {@code conf_2 > γ}; and the same with the crops exchanged. By a
 * log-sum-exp: the authors' code adds 1e-8 instead, so that its loss ends at 18.4 and its gradient with it.
 *
 * <p>Gradient: into the features of the less confident side alone; none into the other side, the negatives, or what
 * confidence and labels were read from. Where no cell is active the loss is 0.
 *
 * @param temperature τ, in (0, 10]
 * @param confidence γ, what the more confident side must exceed, in [0, 1]
 * @param divisor by what the sum over cells is divided
 */
public record DirectedContrast(double temperature, double confidence, Divisor divisor) {
    /** Far below any logarithm of r: exp of it is 0 in fp32, and it is finite, so that no gradient becomes NaN. */
    private static final float NEVER = -1e9f;

    public DirectedContrast {
        Require.that("temperature", temperature, v -> v > 0 && v <= 10, "must lie in (0, 10]");
        Require.that("confidence", confidence, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
    }

    /**
     * The same cells of the overlap in one crop.
     *
     * @param cells M of them
     * @param confidence (M), fp32: the classifier's largest probability
     */
    record Side(Cells cells, NDArray confidence) {}

    /**
     * @param negatives any cells; those of an anchor's own class do not count
     * @param shares (M), fp32: of each cell, one over the images times the cells of its image's overlap
     * @return scalar ≥ 0
     */
    NDArray of(Side first, Side second, Cells negatives, NDArray shares) {
        Cells constant = negatives.stopped();
        return direction(first, second, constant, shares).add(direction(second, first, constant, shares));
    }

    /** What draws the cells of one side to those of the other. */
    private NDArray direction(Side from, Side to, Cells negatives, NDArray shares) {
        NDManager manager = shares.getManager();
        NDArray each = perCell(from.cells(), to.cells().features().stopGradient(), negatives);
        NDArray active = from.confidence()
                .lt(to.confidence())
                .logicalAnd(to.confidence().gt(confidence))
                .toType(each.getDataType(), false);
        return switch (divisor) {
            case ACTIVE -> each.mul(active).sum().div(active.sum().maximum(manager.create(1f)));
            case OVERLAP -> each.mul(active.mul(shares)).sum();
        };
    }

    /** Of each anchor, active or not: (M). */
    NDArray perCell(Cells anchors, NDArray targets, Cells negatives) {
        // Arrays of the step's, not mul(number): the memory of such a number is gone before the backward pass.
        NDManager manager = targets.getManager();
        NDArray sharp = anchors.features().mul(manager.create((float) (1 / temperature)));
        NDArray positive = sharp.mul(targets).sum(new int[] {1}, true);
        NDArray same = anchors.labels()
                .expandDims(1)
                .eq(negatives.labels().expandDims(0))
                .toType(positive.getDataType(), false);
        NDArray others = sharp.matMul(negatives.features().transpose()).add(same.mul(manager.create(NEVER)));
        NDArray all = NDArrays.concat(new NDList(positive, others), 1);
        return all.logSoftmax(1).get(":, 0").neg();
    }
}
