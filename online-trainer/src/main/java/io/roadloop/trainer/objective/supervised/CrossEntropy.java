package io.roadloop.trainer.objective.supervised;

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
 * Pixel cross entropy (methods.md, sections 0 and 4.1).
 *
 * <p>{@code L = −1/D · Σ_{i ∈ V} w_i · log p_i[y_i]}, V the pixels whose label is not 255, w the product of the weights, D
 * the divisor of the {@link WeighedMean}: |V|, or the sum over V of the weights but the trust in samples; 0 when V is empty.
 *
 * <p>Logits (N, C, H, W), labels (N, H, W). Gradient: {@code w_i · (p_i − 1[y_i]) / D} on the logits of V, 0 elsewhere;
 * none on weights.
 *
 * @param model the model that learns
 * @param on the view it looks at
 * @param targets where the labels come from
 * @param weights how much each pixel counts; none for 1
 * @param mean what the sum is divided by
 */
public record CrossEntropy(ModelName model, View on, TargetRule targets, List<Weighing> weights, WeighedMean mean)
        implements Objective {
    public CrossEntropy {
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
        NDArray logits = step.reading(reading()).logits();
        if (weights.isEmpty()) {
            return step.kernels().crossEntropy(logits, taught.labels());
        }
        NDArray each = step.kernels().crossEntropyMap(logits, taught.labels());
        return mean.of(each, taught.labels(), teaching().weights(step, taught));
    }

    private Teaching teaching() {
        return new Teaching(on, targets, weights);
    }

    private Reading.Key reading() {
        return new Reading.Key(model, on, Flow.GRADIENT);
    }
}
