package io.roadloop.trainer.gate;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A verdict with every number it was taken on.
 *
 * @param frames canary frames compared
 * @param candidateMiou in [0, 1]
 * @param championMiou on the same frames; empty for a first release
 * @param probabilityNotWorse P(difference of the mean IoU > -epsilon); empty for a first release
 * @param epsilon the margin
 * @param resamples of the bootstrap
 * @param worseClasses indices of the classes that are significantly worse
 */
public record Judgement(
        Verdict verdict,
        int frames,
        double candidateMiou,
        OptionalDouble championMiou,
        OptionalDouble probabilityNotWorse,
        double epsilon,
        int resamples,
        List<Integer> worseClasses) {
    public Judgement {
        worseClasses = List.copyOf(worseClasses);
    }

    /** The same numbers under another verdict. */
    public Judgement with(Verdict other) {
        return new Judgement(
                other, frames, candidateMiou, championMiou, probabilityNotWorse, epsilon, resamples, worseClasses);
    }
}
