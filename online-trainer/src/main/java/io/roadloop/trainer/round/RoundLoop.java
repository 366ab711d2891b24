package io.roadloop.trainer.round;

import io.roadloop.onnx.OnnxFailedException;
import io.roadloop.trainer.gate.CanarySet;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.SampleSource;
import io.roadloop.trainer.publish.ExportFailedException;
import io.roadloop.trainer.publish.RoundFacts;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.DivergedException;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.NothingToLearnException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Round after round, on one thread: waits for labels, learns, has the candidate judged, writes the checkpoint. A round
 * that is cut off, by a kill or by a request to end, is done again from the last checkpoint; so is one that diverges, with
 * other draws.
 */
final class RoundLoop {
    private static final Logger LOG = LoggerFactory.getLogger(RoundLoop.class);
    private static final Duration GLANCE = Duration.ofMillis(200);
    /** So many divergences without a whole round between them are no chance any more. */
    private static final int IN_A_ROW = 3;

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Learning learning;
    private final RoundRules rules;
    private final SampleSource pools;
    private final CoverageNews coverage;
    private final CanarySet canary;
    private final Candidacy candidacy;
    private final Progress progress;
    private final Journal journal;
    private final RoundBoard board;
    private final Stop stop;
    private final InstantSource clock;

    RoundLoop(
            Learning learning,
            RoundRules rules,
            SampleSource pools,
            CoverageNews coverage,
            CanarySet canary,
            Candidacy candidacy,
            Progress progress,
            Journal journal,
            RoundBoard board,
            Stop stop,
            InstantSource clock) {
        this.learning = learning;
        this.rules = rules;
        this.pools = pools;
        this.coverage = coverage;
        this.canary = canary;
        this.candidacy = candidacy;
        this.progress = progress;
        this.journal = journal;
        this.board = board;
        this.stop = stop;
        this.clock = clock;
    }

    /** Runs until the end is requested. */
    void run() {
        try {
            board.released(candidacy.champion());
            while (!stop.isRequested()) {
                if (hasEnough()) {
                    round();
                } else {
                    board.enter(TrainerState.WAITING_FOR_LABELS);
                    stop.await(GLANCE);
                }
            }
        } catch (StoppedException e) {
            LOG.debug("Stopped in the middle of a round", e);
        } finally {
            board.enter(TrainerState.STOPPED);
        }
    }

    private boolean hasEnough() {
        return pools.size(Pool.LABELLED) >= rules.minimumLabels() && canary.size() >= rules.minimumCanary();
    }

    private void round() {
        RoundStatus before = board.status();
        int round = before.round();
        StepClock first =
                new StepClock(round, 0, rules.steps(round, before.stepMillis()), before.steps(), before.attempt());
        coverage.of(pools).ifPresent(LOG::warn);
        board.enter(TrainerState.LEARNING);
        try (Journal.Segment segment = journal.open(learning, first)) {
            new RoundRun(learning, pools, board, stop, clock, rules.limit(round))
                    .run(first, segment)
                    .ifPresent(summary -> end(round, summary, segment));
        } catch (DivergedException e) {
            LOG.warn("Round {} is given up: {}", round, e.getMessage());
            goBack(e);
        } catch (NothingToLearnException e) {
            LOG.warn("Round {} waits: {}", round, e.getMessage());
            board.enter(TrainerState.WAITING_FOR_LABELS);
            stop.await(GLANCE);
        }
    }

    /** To the last checkpoint; time and again, to the champion, for the checkpoint may be on the way to diverge. */
    private void goBack(DivergedException cause) {
        Checkpoint whole = progress.latest()
                .orElseThrow(() -> new IllegalStateException(
                        "a round diverged, and no checkpoint is whole that it could go back to", cause));
        learning.restore(whole.learning());
        board.diverged(whole.standing());
        // So that a restart counts on: else it repeats the draws that diverged, and may never come to the champion.
        progress.save(whole.learning());
        int attempt = board.status().attempt();
        if (attempt < IN_A_ROW) {
            return;
        }
        // Before the champion is asked for: where the stream is away that may take as long as it is.
        board.enter(TrainerState.DIVERGED);
        boolean champion = candidacy.goBackToChampion(learning);
        if (champion) {
            // The round now begins from there: a restart does so too, and a replay finds it.
            progress.save(learning.state());
        }
        LOG.error(
                "Round {} has diverged {} times in a row: waits {} minutes, then learns on from {}. If it goes on, the"
                        + " recipe is too wild: lower its learners' rate or its terms' weights",
                whole.standing().round(),
                attempt,
                PAUSE.toMinutes(),
                champion ? "the champion" : "the last checkpoint");
        stop.await(PAUSE);
    }

    private void end(int round, RoundSummary summary, Journal.Segment segment) {
        board.enter(TrainerState.JUDGING);
        RoundFacts facts = new RoundFacts(round, board.status().steps(), summary.generation());
        Optional<Candidacy.Decision> decision;
        try {
            decision = candidacy.decide(learning, facts);
        } catch (ExportFailedException | OnnxFailedException e) {
            LOG.error("Round {} has no candidate", round, e);
            decision = Optional.empty();
        }
        decision.ifPresent(made -> {
            board.released(made.release());
            board.judged(made.judgement().candidateMiou());
        });
        segment.publish();
        board.nextRound();
        progress.save(learning.state());
        LOG.info(
                "Round {}: {}, {}",
                round,
                summary,
                decision.map(RoundLoop::line).orElse("no candidate"));
    }

    private static String line(Candidacy.Decision decision) {
        var judgement = decision.judgement();
        String champion = judgement.championMiou().isPresent()
                ? String.format(
                        Locale.ROOT, " against %.3f", judgement.championMiou().getAsDouble())
                : "";
        return String.format(
                Locale.ROOT,
                "canary mIoU %.3f%s, %s (%s)",
                judgement.candidateMiou(),
                champion,
                decision.verdict(),
                judgement.verdict().reason());
    }
}
