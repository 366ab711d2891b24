package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Teaching;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Size;
import io.roadloop.vision.metrics.SemiRatio;
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
                        .reduce(PseudoLabelCount::plus)
                        .orElseThrow()));
        return counts;
    }

    private static PseudoLabelCount count(Step step, Teaching teaching) {
        NDArray labels = step.labels(teaching.on());
        Targets targets = teaching.targets().of(step, teaching.on());
        NDArray weights = teaching.weights(step, targets).product().orElseGet(() -> step.manager()
                .ones(labels.getShape()));
        return count(step.classes(), labels, targets.labels(), weights);
    }

    /** All (N, H, W): labels uint8, weights fp32. */
    private static PseudoLabelCount count(int classes, NDArray labels, NDArray targets, NDArray weights) {
        byte[] truth = labels.toByteArray();
        byte[] taught = targets.toByteArray();
        float[] each = weights.toFloatArray();
        double weight = 0;
        double rightWeight = 0;
        for (int i = 0; i < truth.length; i++) {
            if (!(each[i] > 0)) {
                taught[i] = (byte) LabelMask.IGNORE;
            }
            if (isKnown(truth[i]) && isKnown(taught[i])) {
                weight += each[i];
                rightWeight += taught[i] == truth[i] ? each[i] : 0;
            }
        }
        Shape shape = labels.getShape();
        // Nothing counted depends on where a pixel lies: the batch stands as one tall frame.
        Size batch = new Size((int) shape.get(2), (int) (shape.get(0) * shape.get(1)));
        SemiRatio kept = new SemiRatio(classes);
        kept.add(new LabelMask(batch, truth), new LabelMask(batch, taught));
        return new PseudoLabelCount(kept, weight, rightWeight);
    }

    private static boolean isKnown(byte label) {
        return label != (byte) LabelMask.IGNORE;
    }
}
