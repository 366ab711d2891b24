package io.roadloop.trainer.schedule;

import io.roadloop.kit.settings.Require;

/**
 * A time from where learning begins, in a unit of its own. A teacher is poor once, not every round: what waits or rises
 * does so at the beginning alone.
 */
public sealed interface Stretch {
    /** None of it: over from the first step on. */
    Stretch NONE = new Steps(0);

    /** How long it is, in its unit. */
    double length();

    /** How long a learning has gone on at a step, in the unit of this stretch. */
    double gone(StepClock clock);

    /** Whether it is over at a step. */
    default boolean isOver(StepClock clock) {
        return gone(clock) >= length();
    }

    /** Whether lengths of both can be added: they have one unit, or one of them has no length. */
    default boolean addsTo(Stretch other) {
        return getClass() == other.getClass() || length() == 0 || other.length() == 0;
    }

    /**
     * A share of the first round; over in each later one.
     *
     * @param length in [0, 1]
     */
    record Share(double length) implements Stretch {
        public Share {
            Require.that("share", length, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
        }

        @Override
        public double gone(StepClock clock) {
            return clock.round() > 0 ? Double.POSITIVE_INFINITY : clock.share();
        }
    }

    /**
     * So many steps over all rounds, however short the first one is.
     *
     * @param steps in [0, {@link #MOST}]
     */
    record Steps(long steps) implements Stretch {
        /** More than any learning has. */
        public static final long MOST = 1_000_000_000;

        public Steps {
            Require.that("steps", steps, n -> n >= 0 && n <= MOST, "must lie in [0, " + MOST + "]");
        }

        @Override
        public double length() {
            return steps;
        }

        @Override
        public double gone(StepClock clock) {
            return clock.total();
        }
    }
}
