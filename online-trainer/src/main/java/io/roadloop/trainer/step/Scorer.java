package io.roadloop.trainer.step;

import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.metrics.ConfusionMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Scores what a learning would export against frames with masks. */
public final class Scorer {
    private static final int BATCH = 8;

    private Scorer() {}

    /**
     * One confusion matrix over all samples.
     *
     * @param samples of one size, each with a mask
     */
    public static ConfusionMatrix score(Learning learning, List<Sample> samples) {
        return byFrame(learning, samples).stream()
                .reduce(new ConfusionMatrix(learning.settings().classes()), ConfusionMatrix::plus);
    }

    /** {@link #score}, a confusion matrix a sample. */
    public static List<ConfusionMatrix> byFrame(Learning learning, List<Sample> samples) {
        List<ConfusionMatrix> matrices = new ArrayList<>();
        for (int from = 0; from < samples.size(); from += BATCH) {
            List<Sample> some = samples.subList(from, Math.min(from + BATCH, samples.size()));
            List<LabelMask> predicted =
                    learning.predict(some.stream().map(Sample::image).toList());
            for (int i = 0; i < some.size(); i++) {
                ConfusionMatrix matrix = new ConfusionMatrix(learning.settings().classes());
                matrix.add(some.get(i).mask().orElseThrow(), predicted.get(i));
                matrices.add(matrix);
            }
        }
        return matrices;
    }

    /**
     * How right the labels are that a learning's models give frames, by term, as the terms active at a step learn from
     * them: in batches of the recipe's size, through the recipe's views. Empty where no model labels frames of the stream.
     * The same frames, seed and state give the same counts.
     *
     * @param samples of the learning's size, each with a mask, at least one; those short of a whole batch are left out, and
     *     where there is none, samples repeat
     */
    public static Map<String, PseudoLabelCount> pseudoLabels(Learning learning, List<Sample> samples, StepClock clock) {
        int batch = learning.recipe().batch().getOrDefault(Pool.STREAM, 0);
        Map<String, PseudoLabelCount> counts = new LinkedHashMap<>();
        for (int draw = 0; batch > 0 && draw < Math.max(1, samples.size() / batch); draw++) {
            int from = draw * batch;
            List<Sample> some = IntStream.range(from, from + batch)
                    .mapToObj(i -> samples.get(i % samples.size()))
                    .toList();
            learning.pseudoLabels(some, clock, draw)
                    .forEach((term, count) -> counts.merge(term, count, PseudoLabelCount::plus));
        }
        return counts;
    }
}
