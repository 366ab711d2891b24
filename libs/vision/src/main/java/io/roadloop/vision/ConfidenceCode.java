package io.roadloop.vision;

/**
 * A probability as one byte: {@code code = round(255 · min(1, -log10(1 - p) / 4))}.
 *
 * <p>Thresholds live between 0.95 and 0.999, where a linear byte has a dozen steps; this one has 108 there. Code 255 is
 * 0.9999 and above.
 */
public final class ConfidenceCode {

    /** The highest code. */
    public static final int MAXIMUM = 255;

    private static final double DECADES = 4;
    private static final double[] DECODED = decodedCodes();

    private ConfidenceCode() {}

    /**
     * The code of a probability.
     *
     * @param probability in [0, 1]
     * @return in [0, 255]; never falls as the probability rises
     */
    public static int encode(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability + " must lie in [0, 1]");
        }
        return (int) Math.round(MAXIMUM * Math.min(1, -Math.log10(1 - probability) / DECADES));
    }

    /**
     * The probability that a code stands for, {@code 1 - 10^(-4 · code / 255)}.
     *
     * @param code in [0, 255]
     * @return in [0, 0.9999]
     */
    public static double decode(int code) {
        if (code < 0 || code > MAXIMUM) {
            throw new IllegalArgumentException("confidence code " + code + " must lie in [0, 255]");
        }
        return DECODED[code];
    }

    private static double[] decodedCodes() {
        double[] decoded = new double[MAXIMUM + 1];
        for (int code = 0; code <= MAXIMUM; code++) {
            decoded[code] = 1 - Math.pow(10, -DECADES * code / MAXIMUM);
        }
        return decoded;
    }
}
