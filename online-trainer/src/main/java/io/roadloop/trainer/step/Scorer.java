package io.roadloop.trainer.step;

import io.roadloop.trainer.pool.Sample;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.metrics.ConfusionMatrix;
import java.util.List;

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
        ConfusionMatrix matrix = new ConfusionMatrix(learning.settings().classes());
        for (int from = 0; from < samples.size(); from += BATCH) {
            List<Sample> some = samples.subList(from, Math.min(from + BATCH, samples.size()));
            List<LabelMask> predicted =
                    learning.predict(some.stream().map(Sample::image).toList());
            for (int i = 0; i < some.size(); i++) {
                matrix.add(some.get(i).mask().orElseThrow(), predicted.get(i));
            }
        }
        return matrix;
    }
}
