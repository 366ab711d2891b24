package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.view.View;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The weights in this step, {@code taught} the targets in it. */
    public PixelWeights weights(Step step, Targets taught) {
        return new PixelWeights(
                product(step, taught, weights.stream().filter(rule -> !(rule instanceof SampleTrust))),
                product(step, taught, weights.stream().filter(SampleTrust.class::isInstance)));
    }

    private Optional<NDArray> product(Step step, Targets taught, Stream<Weighing> rules) {
        return rules.map(rule -> rule.weights(step, on, taught)).reduce(NDArray::mul);
    }
}
