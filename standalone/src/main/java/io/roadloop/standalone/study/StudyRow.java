package io.roadloop.standalone.study;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One recipe, trained once.
 *
 * @param recipe its name
 * @param recipeDigest which recipe exactly
 * @param seed of weights and draws
 * @param conditions all else that the figures depend on, the code and the frames among them; a row is kept for equal ones
 * @param version Roadloop's
 * @param commit the source's, or "unknown"
 * @param miou at the end, in percent, over the classes that occur; empty for a row that diverged, as are the next two
 * @param iou by class, in percent; a class that neither occurs nor is predicted is absent
 * @param pseudoLabels at the end, of all objectives together; empty where no model labels unlabelled frames
 * @param stepMillisMedian time of a step; 0 where the first diverged
 * @param seconds time of the row, scoring included
 * @param curve scores on the way, the last at the end
 * @param divergence where and why it ended before its end
 */
record StudyRow(
        String recipe,
        String recipeDigest,
        long seed,
        Map<String, String> conditions,
        String version,
        String commit,
        OptionalDouble miou,
        Map<String, Double> iou,
        Optional<PseudoLabelFigures> pseudoLabels,
        double stepMillisMedian,
        double seconds,
        List<Point> curve,
        Optional<Divergence> divergence) {
    /**
     * @param miou in percent
     * @param pseudoLabels by objective
     */
    record Point(int step, double miou, Map<String, PseudoLabelFigures> pseudoLabels) {}

    /** How it came out, in a line. */
    String outcome() {
        return divergence
                .map(Divergence::toString)
                .orElseGet(() -> String.format(Locale.ROOT, "mIoU %.1f", miou.orElseThrow()));
    }

    /** In a line. */
    String label() {
        return recipe + ", seed " + seed;
    }
}
