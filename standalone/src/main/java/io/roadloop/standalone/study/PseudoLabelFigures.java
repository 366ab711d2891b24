package io.roadloop.standalone.study;

import io.roadloop.trainer.step.PseudoLabelCount;

/**
 * Pseudo-labels of unlabelled training frames, held against the labels that learning does not see.
 *
 * @param keptPercent of the labelled pixels, those whose pseudo-label counts
 * @param meanWeight what such a pixel counts in the mean, 0 where it has no pseudo-label; 1 without weights
 * @param rightPercent of the kept pixels, those whose pseudo-label is the label
 * @param rightByWeightPercent the same, each pixel counted by its weight
 */
record PseudoLabelFigures(double keptPercent, double meanWeight, double rightPercent, double rightByWeightPercent) {
    static PseudoLabelFigures of(PseudoLabelCount count) {
        return new PseudoLabelFigures(
                Rounded.percent(count.keptShare()),
                Rounded.hundredths(count.meanWeight()),
                Rounded.percent(count.precision()),
                Rounded.percent(count.weightedPrecision()));
    }
}
