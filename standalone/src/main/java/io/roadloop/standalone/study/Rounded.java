package io.roadloop.standalone.study;

/** Figures as results tell them. */
final class Rounded {
    private Rounded() {}

    static double hundredths(double value) {
        return Math.round(100 * value) / 100.0;
    }

    /** A share as a percentage. */
    static double percent(double share) {
        return hundredths(100 * share);
    }
}
