package io.roadloop.trainer.objective.balance;

import io.roadloop.kit.settings.Require;
import java.util.Arrays;

/** How a class's weight follows from how often it occurs. */
public sealed interface ClassLaw {
    /**
     * @param pixels of each class
     * @return the weight of each class, above 0
     */
    float[] weights(long[] pixels);

    /**
     * {@code 1 / ln(c + p)}, p the class's share (paper 004, eq. 1; vector 16).
     *
     * @param offset c, above 1: 1.1 for a network, 1.04 for the auxiliary one
     */
    record Enet(double offset) implements ClassLaw {
        /** c of paper 004, section 4.2. */
        public static final double PAPER_OFFSET = 1.1;

        public Enet {
            Require.that("enet.offset", offset, EnetWeights::isOffset, EnetWeights.OFFSET_RULE);
        }

        @Override
        public float[] weights(long[] pixels) {
            double[] exact =
                    EnetWeights.of(Arrays.stream(pixels).asDoubleStream().toArray(), offset);
            float[] weights = new float[exact.length];
            for (int label = 0; label < weights.length; label++) {
                weights[label] = (float) exact[label];
            }
            return weights;
        }
    }

    /** {@code √(f_m / f)}, f_m the median frequency (paper 002, section 4.2; vector 10a). */
    record Median() implements ClassLaw {
        @Override
        public float[] weights(long[] pixels) {
            return MedianWeights.of(pixels);
        }
    }
}
