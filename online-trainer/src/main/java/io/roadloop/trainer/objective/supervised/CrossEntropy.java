package io.roadloop.trainer.objective.supervised;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Lesson;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Teaching;
import java.util.List;

/**
 * Pixel cross entropy (methods.md, sections 0 and 4.1).
 *
 * <p>{@code L = −1/D · Σ_{i ∈ V} w_i · log p_i[y_i]}, V the pixels whose label is not 255, w the product of the weights, D
 * the divisor of the {@link WeighedMean}: |V|, or the sum over V of the weights but the trust in samples, or the pixels of V
 * whose weight is not 0; 0 when V is empty.
 *
 * <p>Logits (N, C, H, W), labels (N, H, W). Gradient: {@code w_i · (p_i − 1[y_i]) / D} on the logits of V, 0 elsewhere;
 * none on weights.
 *
 * @param lesson the model, the view it looks at, its labels and how much each pixel counts
 * @param mean what the sum is divided by
 */
public record CrossEntropy(Lesson lesson, WeighedMean mean) implements Objective {
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
        NDArray logits = lesson.logits(step);
        if (lesson.teaching().weights().isEmpty()) {
            return step.kernels().crossEntropy(logits, taught.labels());
        }
        NDArray each = step.kernels().crossEntropyMap(logits, taught.labels());
        return mean.of(each, taught.labels(), lesson.weights(step, taught));
    }
}
