package io.roadloop.trainer.objective.supervised;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.TargetRule;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;

/**
 * Pixel cross entropy (methods.md, section 0).
 *
 * <p>{@code L = −1/|V| · Σ_{i ∈ V} log p_i[y_i]}, V the pixels whose label is not 255; 0 when there are none.
 *
 * <p>Logits (N, C, H, W), labels (N, H, W). Gradient: {@code (p_i − 1[y_i]) / |V|} on the logits of V, 0 elsewhere.
 *
 * @param model the model that learns
 * @param on the view it looks at
 * @param targets where the labels come from
 */
public record CrossEntropy(ModelName model, View on, TargetRule targets) implements Objective {
    @Override
    public Demands demands() {
        return Demands.readings(reading()).and(targets.demands(on));
    }

    @Override
    public NDArray loss(Step step) {
        return step.kernels()
                .crossEntropy(
                        step.reading(reading()).logits(), targets.of(step, on).labels());
    }

    private Reading.Key reading() {
        return new Reading.Key(model, on, Flow.GRADIENT);
    }
}
