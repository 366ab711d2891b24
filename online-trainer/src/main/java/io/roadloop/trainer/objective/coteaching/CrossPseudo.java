package io.roadloop.trainer.objective.coteaching;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Lesson;
import io.roadloop.trainer.objective.ModelLabels;
import io.roadloop.trainer.objective.Objective;
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
        return lesson(one, other).demands().and(lesson(other, one).demands());
    }

    @Override
    public List<Teaching> teachings() {
        return List.of(lesson(other, one).teaching(), lesson(one, other).teaching());
    }

    @Override
    public NDArray loss(Step step) {
        return loss(step, lesson(one, other)).add(loss(step, lesson(other, one)));
    }

    private static NDArray loss(Step step, Lesson lesson) {
        return step.kernels()
                .crossEntropy(lesson.logits(step), lesson.targets(step).labels());
    }

    private Lesson lesson(ModelName learner, ModelName teacher) {
        return Lesson.of(learner, on, new ModelLabels(teacher, shown));
    }
}
