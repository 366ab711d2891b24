package io.roadloop.trainer.step;

import io.roadloop.vision.metrics.SemiRatio;

/**
 * Pixels with pseudo-labels, held against what people say of them. Counts of several batches add up.
 *
 * @param kept the pixels whose pseudo-label counts: its weight is above 0
 * @param weight of the kept ones together that people have labelled
 * @param rightWeight of those among them whose pseudo-label is what people say
 */
public record PseudoLabelCount(SemiRatio kept, double weight, double rightWeight) {
    /** Both. */
    public PseudoLabelCount plus(PseudoLabelCount other) {
        return new PseudoLabelCount(kept.plus(other.kept), weight + other.weight, rightWeight + other.rightWeight);
    }

    /** Share of the pixels that people have labelled that teach, in [0, 1]. */
    public double keptShare() {
        return kept.selectedShareOfLabelled();
    }

    /** What a pixel that people have labelled counts in the mean; above 1 where weights are. */
    public double meanWeight() {
        return share(weight, kept.labelledPixels());
    }

    /** Share of the kept pixels that are right, in [0, 1]. */
    public double precision() {
        return kept.confusion().pixelAccuracy();
    }

    /** The same with each pixel counted by its weight, in [0, 1]. */
    public double weightedPrecision() {
        return share(rightWeight, weight);
    }

    /** 0 of nothing. */
    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
