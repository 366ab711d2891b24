package io.roadloop.trainer.round;

import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.publish.ReleaseMark;
import io.roadloop.trainer.step.StepReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Where the learning writes how it stands, for whoever wants to know. Thread-safe. */
final class RoundBoard {
    private final StepTimes times;
    private TrainerState state = TrainerState.CONNECTING;
    private int round;
    private long steps;
    private long divergences;
    private long pseudoLabelsUsed;
    private Optional<ReleaseMark> release;
    private OptionalDouble canaryMiou = OptionalDouble.empty();

    /** Goes on where an earlier run stood. */
    RoundBoard(Standing standing) {
        this.times = new StepTimes(standing.stepMillis());
        this.round = standing.round();
        this.steps = standing.steps();
        this.divergences = standing.divergences();
        this.pseudoLabelsUsed = standing.pseudoLabelsUsed();
        this.release = standing.release();
    }

    synchronized void enter(TrainerState entered) {
        state = entered;
    }

    synchronized void stepped(StepReport report) {
        times.add(report.took());
        steps++;
        pseudoLabelsUsed +=
                report.samples().getOrDefault(Pool.TAUGHT, List.of()).size();
    }

    synchronized void released(Optional<ReleaseMark> last) {
        release = last;
    }

    synchronized void judged(double miou) {
        canaryMiou = OptionalDouble.of(miou);
    }

    synchronized void nextRound() {
        round++;
    }

    /**
     * A round is given up: its steps and what they used were none. What was measured, taken in or released meanwhile was;
     * and so was the divergence.
     */
    synchronized void diverged(Standing back) {
        round = back.round();
        steps = back.steps();
        pseudoLabelsUsed = back.pseudoLabelsUsed();
        divergences++;
    }

    synchronized RoundStatus status() {
        return new RoundStatus(state, round, steps, divergences, times.median(), pseudoLabelsUsed, release, canaryMiou);
    }
}
