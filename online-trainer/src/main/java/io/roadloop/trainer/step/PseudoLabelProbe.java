package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Teaching;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.vision.LabelMask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds pseudo-labels against labels, in a step whose scenes of the stream have them: every view made from such a scene
 * carries the labels along the way of its pixels, so they lie where the pseudo-labels lie.
 *
 * @param teachings by term: what models teach on frames of the stream
 */
record PseudoLabelProbe(Map<String, List<Teaching>> teachings) {
    /** Of the terms that are active at a step. */
    static PseudoLabelProbe of(Recipe recipe, StepClock clock) {
        Map<String, List<Teaching>> teachings = new LinkedHashMap<>();
        for (Term term : recipe.terms()) {
            List<Teaching> onStream = term.objective().teachings().stream()
                    .filter(Teaching::byModel)
                    .filter(teaching -> teaching.on().pools().contains(Pool.STREAM))
                    .toList();
            if (term.weight().at(clock) != 0 && !onStream.isEmpty()) {
                teachings.put(term.name(), onStream);
            }
        }
        return new PseudoLabelProbe(teachings);
    }

    boolean isEmpty() {
        return teachings.isEmpty();
    }

    Demands demands() {
        return Demands.all(teachings.values().stream()
                .flatMap(List::stream)
                .map(teaching -> teaching.demands().and(Demands.views(teaching.on())))
                .toList());
    }

    Map<String, PseudoLabelCount> count(Step step) {
        Map<String, PseudoLabelCount> counts = new LinkedHashMap<>();
        teachings.forEach((term, each) -> counts.put(
                term,
                each.stream()
                        .map(teaching -> count(step, teaching))
                        .reduce(PseudoLabelCount.NONE, PseudoLabelCount::plus)));
        return counts;
    }

    private static PseudoLabelCount count(Step step, Teaching teaching) {
        NDArray truth = step.labels(teaching.on());
        Targets targets = teaching.targets().of(step, teaching.on());
        NDArray weights = teaching.weights(step, targets).product().orElseGet(() -> step.manager()
                .ones(truth.getShape()));
        NDArray known = number(truth.neq(LabelMask.IGNORE));
        NDArray counting = number(targets.labels().neq(LabelMask.IGNORE)).mul(number(weights.gt(0)));
        NDArray kept = known.mul(counting);
        NDArray right = kept.mul(number(targets.labels().eq(truth)));
        NDList sums = new NDList(
                known.sum(),
                kept.sum(),
                right.sum(),
                kept.mul(weights).sum(),
                right.mul(weights).sum());
        float[] values = NDArrays.stack(sums).toFloatArray();
        return new PseudoLabelCount((long) values[0], (long) values[1], (long) values[2], values[3], values[4]);
    }

    private static NDArray number(NDArray condition) {
        return condition.toType(DataType.FLOAT32, false);
    }
}
