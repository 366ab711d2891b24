package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import java.util.Optional;

/**
 * Pseudo-labels: what a model holds each pixel for, and how sure it is. A teacher, a peer (co-teaching) or the learner
 * itself, by name.
 *
 * @param model who says it; no gradient runs into it
 * @param shown what it looks at: the view that is taught, or one that it is made from, whose labels then go the way of
 *     its pixels
 */
public record ModelLabels(ModelName model, View shown) implements TargetRule {
    @Override
    public Optional<String> fault(View on) {
        return on.isMadeOf(shown)
                ? Optional.empty()
                : Optional.of("takes its targets from " + shown.describe() + ", and " + on.describe()
                        + " is not made of it: targets go the way of the pixels");
    }

    @Override
    public Demands demands(View on) {
        return Demands.readings(reading());
    }

    @Override
    public Targets of(Step step, View on) {
        Targets said = step.reading(reading()).targets();
        NDArray labels = step.carriedLabels(said.labels(), shown, on);
        Optional<NDArray> confidence = said.confidence()
                .map(map -> step.carried(map.expandDims(1), shown, on).squeeze(1));
        return new Targets(labels, confidence);
    }

    private Reading.Key reading() {
        return new Reading.Key(model, shown, Flow.STOPPED);
    }
}
