package io.roadloop.trainer.round;

import java.time.Duration;
import java.util.Arrays;

/** How long the latest steps took. Thread-safe. */
final class StepTimes {
    private static final int KEPT = 1000;

    private final double[] millis = new double[KEPT];
    private final double before;
    private long count;

    /** @param before median of an earlier run, told until there is a step of this one; 0 if there was none */
    StepTimes(double before) {
        this.before = before;
    }

    synchronized void add(Duration step) {
        millis[(int) (count++ % KEPT)] = step.toNanos() / 1e6;
    }

    /** Median, milliseconds; 0 before the first step. */
    synchronized double median() {
        if (count == 0) {
            return before;
        }
        double[] sorted = Arrays.copyOf(millis, (int) Math.min(count, KEPT));
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
