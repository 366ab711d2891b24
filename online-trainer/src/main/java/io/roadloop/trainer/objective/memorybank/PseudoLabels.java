package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Lesson;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Teaching;
import java.util.List;

/**
 * Weighted cross entropy with pseudo-labels (paper 002, eqs. 3 and 6; methods.md, section 4.1).
 *
 * <p>{@code L = −1/(N·H·W) · Σ_i w_i · log p_i[ŷ_i]}, w the product of the weighings, such as {@code α_ŷ · conf⁶}.
 * Pixels without a label count as 0 but stay in the number: where little is known, little is learnt.
 *
 * <p>Logits (N, C, H, W). Gradient: {@code w_i·(p_i − 1[ŷ_i]) / (N·H·W)} on the model's logits; none on what the labels
 * and weights came from.
 *
 * @param lesson the model, the view it looks at, its pseudo-labels and how much each pixel counts
 */
public record PseudoLabels(Lesson lesson) implements Objective {
    @Override
    public Demands demands() {
        return lesson.demands();
    }

    @Override
    public List<Teaching> teachings() {
        return List.of(lesson.teaching());
    }

    @Override
    public NDArray loss(Step step) {
        Targets taught = lesson.targets(step);
        NDArray surprise = step.kernels().crossEntropyMap(lesson.logits(step), taught.labels());
        return lesson.weights(step, taught)
                .product()
                .map(weight -> of(surprise, weight))
                .orElseGet(surprise::mean);
    }

    /**
     * @param surprise −log p at the pseudo-label, 0 where there is none, (N, H, W)
     * @param weights (N, H, W), at least 0; no gradient reaches them
     * @return scalar ≥ 0
     */
    static NDArray of(NDArray surprise, NDArray weights) {
        return surprise.mul(weights).mean();
    }
}
