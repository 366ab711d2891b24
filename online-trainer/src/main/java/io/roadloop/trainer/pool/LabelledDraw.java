package io.roadloop.trainer.pool;

import static io.roadloop.kit.settings.Require.that;

import java.util.random.RandomGenerator;

/**
 * How the labelled frames of a batch are chosen: a share of them by class (paper 001, after Zhu et al.), so that a rare
 * class is seen as often as a common one; the others each as likely as any.
 *
 * @param classUniform the share that is drawn by class, in [0, 1]
 * @param until the share of a round after which none is, in [0, 1]
 * @param domains how those that are not drawn by class are spread over domains
 */
public record LabelledDraw(double classUniform, double until, Domains domains) {
    /** Every frame as likely as any other. */
    public static final LabelledDraw PLAIN = new LabelledDraw(0, 1, Domains.AS_THEY_ARE);

    /** What becomes of domains. */
    public enum Domains {
        /** Every frame is as likely, wherever it comes from. */
        AS_THEY_ARE,
        /** As many of each domain (domain adaptation in paper 002). */
        EVEN
    }

    public LabelledDraw {
        that("class-uniform", classUniform, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
        that("until", until, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
    }

    /**
     * How many of n frames are drawn by class; where the share of n is no whole number, the one or the other by chance.
     *
     * @param share how much of the round is done
     */
    public int byClass(int n, double share, RandomGenerator random) {
        if (share >= until) {
            return 0;
        }
        double wanted = classUniform * n;
        int whole = (int) Math.floor(wanted);
        return random.nextDouble() < wanted - whole ? whole + 1 : whole;
    }
}
