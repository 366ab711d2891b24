package io.roadloop.standalone.bench;

import java.util.List;

/**
 * Times of one thing done again and again.
 *
 * @param runs how often it was timed, at least once
 * @param least milliseconds
 * @param median milliseconds
 */
record Timing(int runs, double least, double median) {

    /** Of all times, in milliseconds; at least one. */
    static Timing of(List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        double upper = sorted.get(sorted.size() / 2);
        double lower = sorted.get((sorted.size() - 1) / 2);
        return new Timing(sorted.size(), rounded(sorted.get(0)), rounded((lower + upper) / 2));
    }

    /** This one's share of another's time, by the medians. */
    double over(Timing other) {
        return median / other.median;
    }

    private static double rounded(double value) {
        return Math.round(100 * value) / 100.0;
    }
}
