package io.roadloop.trainer.round;

import static io.roadloop.kit.settings.Require.that;

import java.time.Duration;

/**
 * How long rounds are, and what the first one waits for.
 *
 * @param firstSteps steps of the first round, at least 1: short, so that there is soon a model to serve
 * @param firstDuration the first round ends here even if steps are left: how long a step takes is not known yet
 * @param minimumSteps least steps of a later round, at least 1
 * @param maximumSteps most steps of a later round
 * @param targetDuration how long a later round should take; its steps follow from the measured time of a step
 * @param minimumLabels labelled frames to begin with, at least 1
 * @param minimumCanary canary frames to begin with, at least 1
 * @param journalRounds of how many rounds the journal is kept, at least 1
 */
public record RoundRules(
        int firstSteps,
        Duration firstDuration,
        int minimumSteps,
        int maximumSteps,
        Duration targetDuration,
        int minimumLabels,
        int minimumCanary,
        int journalRounds) {
    public RoundRules {
        that("round.first-steps", firstSteps, n -> n >= 1, "must be at least 1");
        that("round.first-duration", firstDuration, RoundRules::isPositive, "must be above 0");
        that("round.minimum-steps", minimumSteps, n -> n >= 1, "must be at least 1");
        int least = minimumSteps;
        that("round.maximum-steps", maximumSteps, n -> n >= least, "must not be below round.minimum-steps");
        that("round.target-duration", targetDuration, RoundRules::isPositive, "must be above 0");
        that("round.minimum-labels", minimumLabels, n -> n >= 1, "must be at least 1");
        that("round.minimum-canary", minimumCanary, n -> n >= 1, "must be at least 1");
        that("round.journal-rounds", journalRounds, n -> n >= 1, "must be at least 1");
    }

    /**
     * How many steps a round has.
     *
     * @param round from 0
     * @param stepMillis median time of a step so far; 0 if none is known
     */
    int steps(int round, double stepMillis) {
        if (round == 0) {
            return firstSteps;
        }
        if (stepMillis <= 0) {
            return minimumSteps;
        }
        return (int) Math.max(minimumSteps, Math.min(maximumSteps, targetDuration.toMillis() / stepMillis));
    }

    /** When a round ends even if steps are left: a machine may have become much slower since they were counted. */
    Duration limit(int round) {
        return round == 0 ? firstDuration : targetDuration.multipliedBy(2);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }
}
