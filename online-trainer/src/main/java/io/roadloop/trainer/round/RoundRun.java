package io.roadloop.trainer.round;

import io.roadloop.trainer.pool.SampleSource;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.StepReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The steps of one round.
 *
 * @param limit when the round ends even if steps are left
 */
record RoundRun(
        Learning learning, SampleSource pools, RoundBoard board, Stop stop, InstantSource clock, Duration limit) {

    /**
     * Runs them.
     *
     * @param segment gets a line of each, and the state after the last of them
     * @return empty if the end was requested before the last of them
     * @throws io.roadloop.trainer.step.DivergedException if a loss or a gradient is no longer finite, or a weight after the
     *     last of them
     */
    Optional<RoundSummary> run(StepClock first, Journal.Segment segment) {
        RoundSummary summary = new RoundSummary();
        Instant end = clock.instant().plus(limit);
        StepClock at = first;
        StepClock last = first;
        while (!at.isOver() && (summary.steps() == 0 || clock.instant().isBefore(end))) {
            if (stop.isRequested()) {
                return Optional.empty();
            }
            StepReport report = learning.step(pools, at);
            board.stepped(report);
            segment.add(report);
            summary.add(report);
            last = at;
            at = at.next();
        }
        // What the next step would trip over must not become the checkpoint that it goes back to.
        learning.requireFinite(last);
        segment.end(learning.state());
        return Optional.of(summary);
    }
}
