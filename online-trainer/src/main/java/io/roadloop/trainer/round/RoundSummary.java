package io.roadloop.trainer.round;

import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.step.StepReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the steps of one round add up to. For one thread. */
final class RoundSummary {
    private final Map<String, Double> terms = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private double loss;
    private double millis;
    private int steps;
    private long pseudoLabels;
    private int generation;

    void add(StepReport report) {
        steps++;
        loss += report.loss();
        millis += report.took().toNanos() / 1e6;
        pseudoLabels += report.samples().getOrDefault(Pool.TAUGHT, List.of()).size();
        generation = Math.max(generation, report.generation());
        report.terms().forEach((term, value) -> {
            terms.merge(term, value, Double::sum);
            counts.merge(term, 1, Integer::sum);
        });
    }

    int steps() {
        return steps;
    }

    /** Pseudo-labelled samples in the batches. */
    long pseudoLabels() {
        return pseudoLabels;
    }

    /**
     * Of the deepest pseudo-label in the batches, 0 if there was none. Of the rounds before, whose weights the model goes
     * on from, it says nothing.
     */
    int generation() {
        return generation;
    }

    /** E.g. {@code 120 steps, 182 ms a step, loss 0.812 (consistency 0.011, supervised 0.801)}. */
    @Override
    public String toString() {
        StringBuilder each = new StringBuilder();
        terms.forEach((term, sum) -> each.append(each.isEmpty() ? "" : ", ")
                .append(format("%s %.3f", term, sum / counts.getOrDefault(term, 1))));
        int divisor = Math.max(1, steps);
        return format("%d steps, %.0f ms a step, loss %.3f (%s)", steps, millis / divisor, loss / divisor, each);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
