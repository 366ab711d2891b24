package io.roadloop.trainer.round;

import io.roadloop.trainer.publish.ReleaseMark;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the learning stands now.
 *
 * @param state what it is at
 * @param round from 0
 * @param attempt how often this round was begun before and given up because it diverged
 * @param steps training steps over all rounds and runs, which schedules go by; not those of rounds that were given up
 * @param stepsTakenBack those of rounds that were given up
 * @param divergences rounds that were given up because they diverged
 * @param stepMillis median of the latest steps; 0 before the first
 * @param pseudoLabelsUsed pseudo-labelled samples in the batches of all steps, also of those taken back
 * @param release the last release with this trainer's taxonomy that is known
 * @param canaryMiou of the last candidate
 */
public record RoundStatus(
        TrainerState state,
        int round,
        int attempt,
        long steps,
        long stepsTakenBack,
        long divergences,
        double stepMillis,
        long pseudoLabelsUsed,
        Optional<ReleaseMark> release,
        OptionalDouble canaryMiou) {

    /** Steps that were done, whatever became of them: never falls. */
    public long stepsDone() {
        return steps + stepsTakenBack;
    }
}
