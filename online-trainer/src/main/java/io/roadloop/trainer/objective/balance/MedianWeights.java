package io.roadloop.trainer.objective.balance;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Class weights by median frequency (paper 002, section 4.2): {@code α_c = √(f_m / f_c)}, f_m the median of the frequencies
 * of all classes, absent ones included. An absent class has the largest weight that a present one has.
 */
public final class MedianWeights {
    private MedianWeights() {}

    /**
     * The weights of all classes.
     *
     * @param pixels of each class
     * @return α of each class; all 1 where no class has a pixel, or the median is 0, which would silence all
     */
    public static float[] of(long[] pixels) {
        double median = median(pixels);
        float[] weights = new float[pixels.length];
        if (median == 0) {
            Arrays.fill(weights, 1);
            return weights;
        }
        long rarest = LongStream.of(pixels).filter(count -> count > 0).min().orElse(1);
        for (int label = 0; label < weights.length; label++) {
            weights[label] = (float) Math.sqrt(median / Math.max(pixels[label], rarest));
        }
        return weights;
    }

    private static double median(long[] pixels) {
        long[] rising = LongStream.of(pixels).sorted().toArray();
        int half = rising.length / 2;
        return rising.length % 2 == 1 ? rising[half] : (rising[half - 1] + (double) rising[half]) / 2;
    }
}
