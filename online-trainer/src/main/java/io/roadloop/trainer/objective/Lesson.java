package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import java.util.List;

/**
 * A model that is taught classes pixel by pixel: what an objective of the kind asks of a step, and what it compares.
 *
 * @param model the model that learns
 * @param teaching the classes, on the view that the model looks at, and how much each pixel counts
 */
public record Lesson(ModelName model, Teaching teaching) {

    /** A lesson in which each pixel counts as the weights say: all of them multiplied; none means 1. */
    public static Lesson of(ModelName model, View on, TargetRule targets, List<Weighing> weights) {
        return new Lesson(model, new Teaching(on, targets, weights));
    }

    /** A lesson in which all pixels count alike. */
    public static Lesson of(ModelName model, View on, TargetRule targets) {
        return of(model, on, targets, List.of());
    }

    /** The model's reading, and what classes and weights ask for. */
    public Demands demands() {
        return Demands.readings(reading()).and(teaching.demands());
    }

    /** What the model says, (N, C, H, W), with gradient. */
    public NDArray logits(Step step) {
        return step.reading(reading()).logits();
    }

    /** The classes in this step. */
    public Targets targets(Step step) {
        return teaching.targets().of(step, teaching.on());
    }

    /** The weights in this step, {@code taught} the classes in it. */
    public PixelWeights weights(Step step, Targets taught) {
        return teaching.weights(step, taught);
    }

    private Reading.Key reading() {
        return new Reading.Key(model, teaching.on(), Flow.GRADIENT);
    }
}
