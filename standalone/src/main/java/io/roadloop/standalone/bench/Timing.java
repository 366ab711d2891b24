package io.roadloop.standalone.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Times of one thing done again and again.
 *
 * @param least milliseconds
 * @param median milliseconds
 */
record Timing(double least, double median) {

    /** Collects times. */
    static final class Watch {
        private final List<Double> millis = new ArrayList<>();

        void time(Runnable work) {
            long began = System.nanoTime();
            work.run();
            millis.add((System.nanoTime() - began) / 1e6);
        }

        /** Of all that was timed, at least one. */
        Timing timing() {
            List<Double> sorted = millis.stream().sorted().toList();
            return new Timing(rounded(sorted.get(0)), rounded(sorted.get(sorted.size() / 2)));
        }
    }

    private static double rounded(double value) {
        return Math.round(100 * value) / 100.0;
    }
}
