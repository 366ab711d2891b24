package io.roadloop.trainer.objective.routing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * How far a routing network's cost is from a share of the whole (Li et al. 2020; methods.md 2.5, vector 21c without λ).
 *
 * <p>{@code L = (cost/all − μ)²}. Gradient: {@code 2 · (cost/all − μ)/all} on the cost.
 */
final class BudgetGap {
    private BudgetGap() {}

    /**
     * @param cost expected multiply-adds of a frame, a scalar
     * @param all the multiply-adds where all gates are open
     * @param target μ
     * @return a scalar ≥ 0
     */
    static NDArray of(NDArray cost, double all, double target) {
        NDManager manager = cost.getManager();
        // Not div(number): its memory is gone before the backward pass.
        NDArray share = cost.mul(manager.create((float) (1 / all)).toType(cost.getDataType(), false));
        return share.sub(manager.create((float) target).toType(cost.getDataType(), false))
                .square();
    }
}
