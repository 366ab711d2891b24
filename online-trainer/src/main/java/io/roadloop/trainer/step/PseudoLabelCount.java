package io.roadloop.trainer.step;

/**
 * Pixels with pseudo-labels, held against what people say of them. Counts of several batches add up.
 *
 * @param known pixels that people have labelled; of the others nothing is counted
 * @param kept those among them whose pseudo-label counts: its weight is above 0
 * @param right the kept ones whose pseudo-label is what people say
 * @param weight of the kept ones together
 * @param rightWeight of the right ones together
 */
public record PseudoLabelCount(long known, long kept, long right, double weight, double rightWeight) {
    /** Nothing seen. */
    public static final PseudoLabelCount NONE = new PseudoLabelCount(0, 0, 0, 0, 0);

    /** Both. */
    public PseudoLabelCount plus(PseudoLabelCount other) {
        return new PseudoLabelCount(
                known + other.known,
                kept + other.kept,
                right + other.right,
                weight + other.weight,
                rightWeight + other.rightWeight);
    }

    /** Share of the known pixels that teach, in [0, 1]. */
    public double keptShare() {
        return share(kept, known);
    }

    /** What a known pixel counts in the mean; above 1 where weights are. */
    public double meanWeight() {
        return share(weight, known);
    }

    /** Share of the kept pixels that are right, in [0, 1]. */
    public double precision() {
        return share(right, kept);
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
