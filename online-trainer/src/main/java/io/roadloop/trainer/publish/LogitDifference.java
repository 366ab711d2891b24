package io.roadloop.trainer.publish;

import io.roadloop.store.ParityReport;

/**
 * Adds up what differs between two readings of the same batches. A number that is none, or infinite, on either side makes
 * the difference {@link Double#MAX_VALUE}, which misses every bar.
 */
public final class LogitDifference {

    private double largestDifference;
    private double largestLogit;
    private int frames;
    private long equal;
    private long pixels;

    /**
     * What both say of a batch of so many frames.
     *
     * @throws IllegalArgumentException if they speak of different numbers of values
     */
    public void add(Answer expected, Answer actual, int batch) {
        float[] logits = expected.logits();
        if (logits.length != actual.logits().length) {
            throw new IllegalArgumentException(
                    "two readings of a batch have " + logits.length + " and " + actual.logits().length + " values");
        }
        for (int i = 0; i < logits.length; i++) {
            // Math.max keeps NaN.
            largestDifference = Math.max(largestDifference, Math.abs((double) logits[i] - actual.logits()[i]));
            largestLogit = Math.max(largestLogit, Math.abs(logits[i]));
        }
        for (int pixel = 0; pixel < expected.classes().length; pixel++) {
            equal += expected.classes()[pixel] == actual.classes()[pixel] ? 1 : 0;
        }
        pixels += expected.classes().length;
        frames += batch;
    }

    /** Over all batches, at least one. */
    public ParityReport report() {
        double relative = largestLogit == 0 ? largestDifference : largestDifference / largestLogit;
        return new ParityReport(
                frames, Double.isFinite(relative) ? relative : Double.MAX_VALUE, (double) equal / pixels);
    }
}
