package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.view.View;
import java.util.List;
import java.util.Optional;

/**
 * Classes of pixels that an objective draws a model towards: whose, on which view, and how much each pixel counts. What a
 * teacher's probabilities teach is said by its most probable classes.
 *
 * @param on the view that is taught
 * @param targets where the classes come from
 * @param weights how much each pixel counts: all of them multiplied; none means 1
 */
public record Teaching(View on, TargetRule targets, List<Weighing> weights) {
    public Teaching {
        weights = List.copyOf(weights);
    }

    /** Whether a model gives the classes; else people, or whoever labelled the samples. */
    public boolean byModel() {
        return targets instanceof ModelLabels;
    }

    /** Why targets or weights cannot be had on the view; empty where they can. */
    public Optional<String> fault() {
        return targets.fault(on).or(() -> weights.stream()
                .flatMap(rule -> rule.fault(on, targets).stream())
                .findFirst());
    }

    /** What the targets and weights ask of a step. */
    public Demands demands() {
        return targets.demands(on)
                .and(Demands.all(weights.stream().map(rule -> rule.demands(on)).toList()));
    }

    /**
     * The product of the weights.
     *
     * @param taught what the targets are in this step
     * @return (N, H, W), at least 0, without gradient; empty where nothing weighs
     */
    public Optional<NDArray> product(Step step, Targets taught) {
        return weights.stream().map(rule -> rule.weights(step, on, taught)).reduce(NDArray::mul);
    }
}
