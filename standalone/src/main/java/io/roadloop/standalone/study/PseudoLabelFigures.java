package io.roadloop.standalone.study;

import io.roadloop.trainer.step.PseudoLabelCount;

/**
 * Pseudo-labels of unlabelled training frames, held against the labels that learning does not see.
 *
 * @param keptPercent of the labelled pixels, those whose pseudo-label counts
 * @param meanWeight what such a pixel counts in the mean, 0 where it has no pseudo-label; 1 without weights
 * @param rightPercent of the kept pixels, those whose pseudo-label is the label
 * @param rightByWeightPercent the same, each pixel counted by its weight
 * @param selectedPercent of all pixels, labelled or not, those whose pseudo-label counts
 * @param keptByClassPercent mean over the classes of what is kept of each class' labelled pixels: paper 004's semi ratio,
 *     small where rare classes are left out
 * @param miouPercent of the pseudo-labels over the kept pixels
 */
record PseudoLabelFigures(
        double keptPercent,
        double meanWeight,
        double rightPercent,
        double rightByWeightPercent,
        double selectedPercent,
        double keptByClassPercent,
        double miouPercent) {
    static PseudoLabelFigures of(PseudoLabelCount count) {
        return new PseudoLabelFigures(
                Rounded.percent(count.keptShare()),
                Rounded.hundredths(count.meanWeight()),
                Rounded.percent(count.precision()),
                Rounded.percent(count.weightedPrecision()),
                Rounded.percent(count.kept().selectedShare()),
                Rounded.percent(count.kept().averageRatio()),
                Rounded.percent(count.kept().meanIou()));
    }
}
