package io.roadloop.trainer.objective.coteaching;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.ModelLabels;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Teaching;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import java.util.List;

/**
 * Cross pseudo supervision (paper 000, eqs. 5 to 7; methods.md 2.4, vector 03): two models of one network, begun by
 * different numbers, each taught by the classes that the other gives the same images.
 *
 * <p>{@code L = CE(z_one, argmax z_other) + CE(z_other, argmax z_one)}, each a mean over the pixels that have a class: all
 * but those beyond the edge of {@code shown}. Logits z (N, C, H, W). Classes are hard and unfiltered, of this step. Gradient:
 * into both models, each by its own cross entropy; none through the classes. The paper takes the sum over labelled and
 * unlabelled images: two terms.
 *
 * @param one a model that learns
 * @param other another one
 * @param on the view that both look at
 * @param shown the view whose classes they give one another: {@code on}, or one that it is mixed from, whose labels then
 *     go the way of its pixels
 */
public record CrossPseudo(ModelName one, ModelName other, View on, View shown) implements Objective {
    public CrossPseudo {
        if (one.equals(other)) {
            throw new IllegalArgumentException("both models are " + one + ": a model cannot be its own peer");
        }
    }

    @Override
    public Demands demands() {
        return Demands.readings(learning(one), learning(other))
                .and(new ModelLabels(one, shown).demands(on))
                .and(new ModelLabels(other, shown).demands(on));
    }

    @Override
    public List<Teaching> teachings() {
        return List.of(
                new Teaching(on, new ModelLabels(one, shown), List.of()),
                new Teaching(on, new ModelLabels(other, shown), List.of()));
    }

    @Override
    public NDArray loss(Step step) {
        return taught(step, one, other).add(taught(step, other, one));
    }

    private NDArray taught(Step step, ModelName learner, ModelName teacher) {
        NDArray classes = new ModelLabels(teacher, shown).of(step, on).labels();
        return step.kernels().crossEntropy(step.reading(learning(learner)).logits(), classes);
    }

    private Reading.Key learning(ModelName model) {
        return new Reading.Key(model, on, Flow.GRADIENT);
    }
}
