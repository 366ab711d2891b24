package io.roadloop.trainer.objective.auxiliary;

import io.roadloop.trainer.objective.balance.EnetWeights;
import java.util.stream.IntStream;

/**
 * How often a segmentation was right, by true class: counts, or averages of counts (paper 004, eq. 1).
 *
 * @param right labelled pixels of each class that got their class
 * @param wrong those that got another
 */
record ClassRecord(double[] right, double[] wrong) {
    private static final double NONE = 0.5;

    /** Nothing counted. */
    static ClassRecord empty(int classes) {
        return new ClassRecord(new double[classes], new double[classes]);
    }

    /**
     * γ_c = wrong / right, so that both answers count alike. 1 where either is less than half a pixel, none that is: the
     * paper's 0 would teach nothing, and an average of counts sinks towards 0 without reaching it.
     */
    double[] balances() {
        return IntStream.range(0, right.length)
                .mapToDouble(c -> right[c] < NONE || wrong[c] < NONE ? 1 : wrong[c] / right[c])
                .toArray();
    }

    /** W_c, by the share of each true class. */
    double[] weights(double offset) {
        return EnetWeights.of(
                IntStream.range(0, right.length)
                        .mapToDouble(c -> right[c] + wrong[c])
                        .toArray(),
                offset);
    }

    /** This one times {@code momentum}, and another times the rest. */
    ClassRecord averaged(ClassRecord other, double momentum) {
        return new ClassRecord(averaged(right, other.right, momentum), averaged(wrong, other.wrong, momentum));
    }

    private static double[] averaged(double[] one, double[] other, double momentum) {
        return IntStream.range(0, one.length)
                .mapToDouble(c -> momentum * one[c] + (1 - momentum) * other[c])
                .toArray();
    }
}
