package io.roadloop.trainer.objective.balance;

import java.util.Arrays;

/**
 * The class weights of ENet, {@code W_c = 1 / ln(c + p_c)}, p_c the share of a class among the labelled pixels (paper
 * 004, eq. 1; methods.md 1, vector 16). A class without a pixel has the largest weight, 1 / ln c: 25.5 for c = 1.04.
 */
public final class EnetWeights {
    /** The rule of {@link #isOffset}, in words. */
    public static final String OFFSET_RULE = "must lie in (1, 10]";

    private EnetWeights() {}

    /** Whether a recipe may say so: up to 1 a weight would be infinite or negative, beyond 10 all are nearly alike. */
    public static boolean isOffset(double offset) {
        return offset > 1 && offset <= 10;
    }

    /**
     * The weights of all classes.
     *
     * @param pixels of each class; where all are 0, nothing is known of any share and all weights are 1
     * @param offset c, above 1
     */
    public static double[] of(double[] pixels, double offset) {
        double all = Arrays.stream(pixels).sum();
        return Arrays.stream(pixels)
                .map(own -> all == 0 ? 1 : 1 / Math.log(offset + own / all))
                .toArray();
    }
}
