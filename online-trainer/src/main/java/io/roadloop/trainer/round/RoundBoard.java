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
    private int attempt;
    private long steps;
    private long stepsTakenBack;
    private long divergences;
    private long pseudoLabelsUsed;
    private Optional<ReleaseMark> release;
    private OptionalDouble canaryMiou = OptionalDouble.empty();

    /** Goes on where an earlier run stood. */
    RoundBoard(Standing standing) {
        this.times = new StepTimes(standing.stepMillis());
        this.round = standing.round();
        this.attempt = standing.attempt();
        this.steps = standing.steps();
        this.stepsTakenBack = standing.stepsTakenBack();
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
        attempt = 0;
    }

    /** A round is given up: the learning stands on its steps no more. What was done, measured or released meanwhile was. */
    synchronized void diverged(Standing back) {
        stepsTakenBack += steps - back.steps();
        steps = back.steps();
        round = back.round();
        attempt++;
        divergences++;
    }

    synchronized RoundStatus status() {
        return new RoundStatus(
                state,
                round,
                attempt,
                steps,
                stepsTakenBack,
                divergences,
                times.median(),
                pseudoLabelsUsed,
                release,
                canaryMiou);
    }
}
