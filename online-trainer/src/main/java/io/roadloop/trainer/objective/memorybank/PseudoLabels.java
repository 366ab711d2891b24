package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.TargetRule;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Teaching;
import io.roadloop.trainer.objective.Weighing;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
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
 * @param model the model that learns
 * @param on the view it looks at
 * @param targets where the pseudo-labels come from
 * @param weights how much each pixel counts: all of them multiplied; none means 1
 */
public record PseudoLabels(ModelName model, View on, TargetRule targets, List<Weighing> weights) implements Objective {
    public PseudoLabels {
        weights = List.copyOf(weights);
    }

    @Override
    public Demands demands() {
        return Demands.readings(reading()).and(teaching().demands());
    }

    @Override
    public List<Teaching> teachings() {
        return List.of(teaching());
    }

    @Override
    public NDArray loss(Step step) {
        Targets taught = targets.of(step, on);
        NDArray surprise =
                step.kernels().crossEntropyMap(step.reading(reading()).logits(), taught.labels());
        return teaching()
                .weights(step, taught)
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

    private Teaching teaching() {
        return new Teaching(on, targets, weights);
    }

    private Reading.Key reading() {
        return new Reading.Key(model, on, Flow.GRADIENT);
    }
}
