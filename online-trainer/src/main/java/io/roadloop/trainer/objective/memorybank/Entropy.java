package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.View;

/**
 * Entropy of what a model says, to be made small (paper 002, eq. 7; methods.md, section 4.1).
 *
 * <p>{@code L = −1/(|V|·ln C) · Σ_{i ∈ V} Σ_c p_ic·ln p_ic}, V the pixels that show a part of the frame, not what lies
 * beyond its edge. Divided by ln C, so that it lies in [0, 1] for any number of classes and one weight suits all.
 *
 * <p>Logits (N, C, H, W). Gradient: on the logits of V, through the softmax; 0 elsewhere.
 *
 * @param model the model that learns
 * @param on the view it looks at
 */
public record Entropy(ModelName model, View on) implements Objective {
    @Override
    public Demands demands() {
        return Demands.readings(reading()).and(Demands.views(on)).and(Demands.views(source(on)));
    }

    @Override
    public NDArray loss(Step step) {
        Reading said = step.reading(reading());
        return of(said.probabilities(), said.logProbabilities(), shown(step), step.manager());
    }

    /**
     * @param probabilities p, (N, C, H, W)
     * @param logProbabilities ln p, (N, C, H, W)
     * @param valid (N, H, W), fp32: 1 in V, else 0; no gradient reaches it
     * @param manager lives until the backward pass is over
     * @return scalar in [0, 1]; 0 if V is empty
     */
    static NDArray of(NDArray probabilities, NDArray logProbabilities, NDArray valid, NDManager manager) {
        double scale = 1 / Math.log(probabilities.getShape().get(1));
        NDArray pixels = valid.sum().maximum(1);
        NDArray entropy = probabilities.mul(logProbabilities).sum(new int[] {1}).neg();
        return entropy.mul(valid).sum().div(pixels).mul(manager.create((float) scale));
    }

    /** 1 where the view shows its source, 0 beyond the source's edge. */
    private NDArray shown(Step step) {
        Scene source = step.scene(source(on));
        Shape shape = new Shape(source.images(), source.height(), source.width());
        NDArray everywhere = step.manager().zeros(shape, DataType.UINT8);
        return step.carriedLabels(everywhere, source(on), on).eq(0).toType(DataType.FLOAT32, false);
    }

    private static View source(View view) {
        return view.base().map(Entropy::source).orElse(view);
    }

    private Reading.Key reading() {
        return new Reading.Key(model, on, Flow.GRADIENT);
    }
}
