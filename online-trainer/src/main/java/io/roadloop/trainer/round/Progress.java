package io.roadloop.trainer.round;

import io.roadloop.trainer.intake.IntakeLedger;
import io.roadloop.trainer.pool.DiskPools;
import io.roadloop.trainer.step.LearningState;
import java.util.Optional;

/** Gathers what a checkpoint holds, at one moment. */
final class Progress {
    private final Checkpoints checkpoints;
    private final IntakeLedger ledger;
    private final DiskPools pools;
    private final RoundBoard board;
    private final Standing start;

    /** @param start where this run began: recipe, taxonomy and the pools' generation go on from it */
    Progress(Checkpoints checkpoints, IntakeLedger ledger, DiskPools pools, RoundBoard board, Standing start) {
        this.checkpoints = checkpoints;
        this.ledger = ledger;
        this.pools = pools;
        this.board = board;
        this.start = start;
    }

    /** Writes a checkpoint. Pools lie on disk before their offsets are booked, so none is ahead of them. */
    void save(LearningState learning) {
        RoundStatus status = board.status();
        Standing standing = new Standing(
                start.recipe(),
                start.taxonomy(),
                status.round(),
                status.attempt(),
                status.steps(),
                status.stepsTakenBack(),
                status.divergences(),
                status.pseudoLabelsUsed(),
                status.stepMillis(),
                status.release(),
                ledger.snapshot(),
                start.poolGeneration() + pools.generation());
        checkpoints.write(new Checkpoint(learning, standing));
    }

    /** The last checkpoint that is whole, empty if there is none. */
    Optional<Checkpoint> latest() {
        return checkpoints.latest();
    }
}
