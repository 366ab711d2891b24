package io.roadloop.inference.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far each camera's classes have moved: the total variation distance of a window's class histogram from the
 * camera's running one. Remembers a bounded number of cameras, the latest seen.
 */
final class CameraDrift {

    /** Share of the running histogram that a window replaces: about ten windows of memory. */
    private static final double PACE = 0.1;

    private static final int MOST_CAMERAS = 4096;

    private final Map<String, double[]> running = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, double[]> eldest) {
            return size() > MOST_CAMERAS;
        }
    };

    /**
     * Measures a window, then lets it into the running histogram.
     *
     * @param pixels by class index
     * @return in [0, 1]; 0 for a camera's first window and for one without pixels
     */
    double measure(String camera, long[] pixels) {
        double[] window = shares(pixels);
        double[] before = running.putIfAbsent(camera, window);
        if (before == null || before.length != window.length) {
            running.put(camera, window);
            return 0;
        }
        double distance = 0;
        for (int i = 0; i < window.length; i++) {
            distance += Math.abs(window[i] - before[i]) / 2;
            before[i] += PACE * (window[i] - before[i]);
        }
        return distance;
    }

    private static double[] shares(long[] pixels) {
        long sum = 0;
        for (long count : pixels) {
            sum += count;
        }
        double[] shares = new double[pixels.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = sum == 0 ? 0 : (double) pixels[i] / sum;
        }
        return shares;
    }
}
