package io.roadloop.trainer.schedule;

/**
 * Where a step stands.
 *
 * @param round which round, from 0
 * @param step which step of the round, from 0
 * @param steps how many steps the round has, at least 1
 * @param total how many steps came before, over all rounds; what rises in steps goes by it
 * @param attempt how often the round was begun before and given up because it diverged; a step's draws depend on it
 */
public record StepClock(int round, int step, int steps, long total, int attempt) {
    public StepClock {
        if (round < 0 || step < 0 || steps < 1 || step > steps || total < step || attempt < 0) {
            throw new IllegalArgumentException("step " + step + " of " + steps + " in round " + round + ", " + total
                    + " before, attempt " + attempt
                    + ": round and attempt are 0 or later, a step lies in [0, steps], and the total is not less");
        }
    }

    /** In a round that was not begun before. */
    public StepClock(int round, int step, int steps, long total) {
        this(round, step, steps, total, 0);
    }

    /** The first step of a first round. */
    public static StepClock start(int steps) {
        return new StepClock(0, 0, steps, 0);
    }

    /** The step after this one, in the same round; after the last step it stands at the round's end. */
    public StepClock next() {
        return new StepClock(round, step + 1, steps, total + 1, attempt);
    }

    /** The first step of the round after this one. */
    public StepClock nextRound(int stepsOfIt) {
        return new StepClock(round + 1, 0, stepsOfIt, total);
    }

    /** The same step of a later round, so late in learning that no {@link Stretch} has anything left. */
    public StepClock settled() {
        return new StepClock(Math.max(1, round), step, steps, 2 * Stretch.Steps.MOST + step, attempt);
    }

    /** Whether the round has no step left. */
    public boolean isOver() {
        return step == steps;
    }

    /** How much of the round is done, in [0, 1]. */
    public double share() {
        return (double) step / steps;
    }
}
