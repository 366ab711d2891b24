package io.roadloop.standalone.study;

import io.roadloop.vision.metrics.ConfusionMatrix;
import java.util.List;

/**
 * A row, and what intervals are computed from.
 *
 * @param frames of each scored frame, in the order of their names, a confusion matrix: pixels, C numbers for each of the C
 *     true classes, by prediction; none where the row diverged
 */
record FinishedRow(StudyRow row, List<long[]> frames) {
    static FinishedRow of(StudyRow row, List<ConfusionMatrix> frames) {
        return new FinishedRow(row, frames.stream().map(ConfusionMatrix::counts).toList());
    }

    /**
     * All frames together.
     *
     * @throws java.util.NoSuchElementException if the row diverged
     */
    ConfusionMatrix total() {
        return matrices().stream().reduce(ConfusionMatrix::plus).orElseThrow();
    }

    List<ConfusionMatrix> matrices() {
        return frames.stream().map(FinishedRow::matrix).toList();
    }

    private static ConfusionMatrix matrix(long[] counts) {
        int classes = (int) Math.round(Math.sqrt(counts.length));
        ConfusionMatrix matrix = new ConfusionMatrix(classes);
        for (int i = 0; i < counts.length; i++) {
            matrix.add(i / classes, i % classes, counts[i]);
        }
        return matrix;
    }
}
