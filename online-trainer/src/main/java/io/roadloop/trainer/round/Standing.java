package io.roadloop.trainer.round;

import io.roadloop.trainer.intake.IntakeLedger;
import io.roadloop.trainer.publish.ReleaseMark;
import java.util.Optional;

/**
 * Where the trainer stands at the end of a round: what a checkpoint holds beside the learning itself.
 *
 * @param recipe digest of the recipe, hex
 * @param taxonomy name
 * @param round the next round, from 0
 * @param attempt how often this round was begun before and given up because it diverged
 * @param steps training steps over all rounds; not those of rounds that were given up
 * @param stepsTakenBack those of rounds that were given up
 * @param divergences rounds that were given up because they diverged
 * @param pseudoLabelsUsed pseudo-labelled samples in the batches of all steps, also of those taken back
 * @param stepMillis median of the latest steps
 * @param release the last release with this trainer's taxonomy that is known; empty before the first
 * @param intake offsets and counts
 * @param poolGeneration rises with every change of a pool
 */
record Standing(
        String recipe,
        String taxonomy,
        int round,
        int attempt,
        long steps,
        long stepsTakenBack,
        long divergences,
        long pseudoLabelsUsed,
        double stepMillis,
        Optional<ReleaseMark> release,
        IntakeLedger.Snapshot intake,
        long poolGeneration) {

    /** Of a trainer that begins. */
    static Standing beginning(String recipe, String taxonomy) {
        return new Standing(recipe, taxonomy, 0, 0, 0, 0, 0, 0, 0, Optional.empty(), IntakeLedger.Snapshot.EMPTY, 0);
    }
}
