package io.roadloop.standalone.study;

import java.util.List;
import java.util.Map;

/**
 * One recipe, trained once.
 *
 * @param recipe its name
 * @param recipeDigest which recipe exactly
 * @param version Roadloop's
 * @param commit the source's, or "unknown"
 * @param seed of weights and draws
 * @param conditions all else that the figures depend on; a row is kept only for equal ones, of the same version and commit
 * @param miou at the end, in percent, over the classes that occur
 * @param iou by class, in percent; a class that neither occurs nor is predicted is absent
 * @param stepMillisMedian time of a step
 * @param seconds time of the row, scoring included
 * @param curve scores on the way, the last at the end
 */
record StudyRow(
        String recipe,
        String recipeDigest,
        String version,
        String commit,
        long seed,
        Map<String, String> conditions,
        double miou,
        Map<String, Double> iou,
        double stepMillisMedian,
        double seconds,
        List<Point> curve) {
    /** @param miou in percent */
    record Point(int step, double miou) {}

    /** What the plot calls it. */
    String label() {
        return recipe + ", seed " + seed;
    }
}
