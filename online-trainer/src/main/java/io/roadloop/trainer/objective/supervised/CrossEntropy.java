package io.roadloop.trainer.objective.supervised;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
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
import io.roadloop.vision.LabelMask;
import java.util.List;

/**
 * Pixel cross entropy (methods.md, sections 0 and 4.1).
 *
 * <p>{@code L = −1/|V| · Σ_{i ∈ V} w_i · log p_i[y_i]}, V the pixels whose label is not 255, w the product of the weights;
 * 0 when there are none.
 *
 * <p>Logits (N, C, H, W), labels (N, H, W). Gradient: {@code w_i · (p_i − 1[y_i]) / |V|} on the logits of V, 0 elsewhere;
 * none on weights.
 *
 * @param model the model that learns
 * @param on the view it looks at
 * @param targets where the labels come from
 * @param weights how much each pixel counts; none for 1
 */
public record CrossEntropy(ModelName model, View on, TargetRule targets, List<Weighing> weights) implements Objective {
    public CrossEntropy {
        weights = List.copyOf(weights);
    }

    @Override
    public Demands demands() {
        Demands demands = Demands.readings(reading()).and(targets.demands(on));
        for (Weighing weighing : weights) {
            demands = demands.and(weighing.demands(on));
        }
        return demands;
    }

    @Override
    public List<Teaching> teachings() {
        return List.of(new Teaching(on, targets, weights));
    }

    @Override
    public NDArray loss(Step step) {
        Targets taught = targets.of(step, on);
        NDArray logits = step.reading(reading()).logits();
        if (weights.isEmpty()) {
            return step.kernels().crossEntropy(logits, taught.labels());
        }
        NDArray each = step.kernels().crossEntropyMap(logits, taught.labels());
        for (Weighing weighing : weights) {
            each = each.mul(weighing.weights(step, on, taught));
        }
        NDArray valid = taught.labels().neq(LabelMask.IGNORE).toType(DataType.FLOAT32, false);
        return each.sum().div(valid.sum().maximum(1));
    }

    private Reading.Key reading() {
        return new Reading.Key(model, on, Flow.GRADIENT);
    }
}
