package io.roadloop.trainer.publish;

import io.roadloop.store.ParityReport;
import java.util.Locale;

/** How near an exported file must be to its network. Rounding alone stays a factor of eight and more below both. */
public final class ParityBar {

    private static final double LARGEST_DIFFERENCE = 1e-3;
    private static final double LEAST_EQUAL = 0.9999;

    private ParityBar() {}

    public static boolean isReachedBy(ParityReport parity) {
        return parity.largestLogitDifference() <= LARGEST_DIFFERENCE && parity.equalArgmax() >= LEAST_EQUAL;
    }

    /** The figures, and against what they are held. */
    public static String inWords(ParityReport parity) {
        return String.format(
                Locale.ROOT,
                "logits within %.1e of the largest (at most %.0e), arg-max equal on %.4f %% (at least %.2f %%)",
                parity.largestLogitDifference(),
                LARGEST_DIFFERENCE,
                100 * parity.equalArgmax(),
                100 * LEAST_EQUAL);
    }
}
