package io.roadloop.trainer;

import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.gate.CanarySet;
import io.roadloop.trainer.intake.IntakeLedger;
import io.roadloop.trainer.intake.Tally;
import io.roadloop.trainer.pool.DiskPools;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.publish.ReleaseMark;
import io.roadloop.trainer.round.RoundStatus;
import io.roadloop.trainer.round.Rounds;

/** Asks every part of the trainer how it stands. */
record StatusReport(Rounds rounds, DiskPools pools, CanarySet canary, Choices choices) {

    TrainerStatus status() {
        RoundStatus round = rounds.status();
        IntakeLedger ledger = rounds.ledger();
        return new TrainerStatus(
                round.state(),
                round.round(),
                round.steps(),
                round.divergences(),
                round.stepMillis(),
                round.pseudoLabelsUsed(),
                pools.size(Pool.LABELLED),
                canary.size(),
                ledger.count(Tally.FRAMES_TAKEN),
                ledger.count(Tally.PSEUDO_LABELS_TAKEN),
                ledger.gaps(),
                round.release().map(ReleaseMark::number).orElse(0L),
                round.canaryMiou().orElse(0),
                ledger.count(Tally.DEAD_LETTERS),
                TorchDevice.name(choices.device()),
                choices.precision().toString());
    }
}
