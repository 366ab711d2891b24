package io.roadloop.inference.report;

import java.time.Duration;
import java.util.Arrays;

/** Times of model runs, the latest few thousand of a window. */
final class RunTimes {

    /** Enough for ten seconds at 400 frames a second; a longer window speaks for its end. */
    private static final int MOST = 4096;

    private final double[] millis = new double[MOST];
    private long count;

    void add(Duration run) {
        millis[(int) (count % MOST)] = run.toNanos() / 1e6;
        count++;
    }

    /** The value that a share of the times does not exceed, by nearest rank; 0 without times. */
    double quantile(double share) {
        int kept = (int) Math.min(count, MOST);
        if (kept == 0) {
            return 0;
        }
        double[] sorted = Arrays.copyOf(millis, kept);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * kept) - 1)];
    }
}
