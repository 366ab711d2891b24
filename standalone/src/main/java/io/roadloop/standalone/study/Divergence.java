package io.roadloop.standalone.study;

import io.roadloop.trainer.step.DivergedException;
import java.util.Locale;

/**
 * That and why a row did not come to its end.
 *
 * @param step which step of the row diverged, from 1
 * @param reason the value and the rule
 */
record Divergence(long step, String reason) {
    static Divergence of(DivergedException e) {
        return new Divergence(e.step() + 1, e.reason());
    }

    /** In a table's field. */
    String brief() {
        return String.format(Locale.ROOT, "diverged at step %d", step);
    }

    @Override
    public String toString() {
        return brief() + ": " + reason;
    }
}
