package io.roadloop.trainer.round;

import io.roadloop.trainer.gate.CanaryFrames;
import io.roadloop.trainer.gate.CanaryScore;
import io.roadloop.trainer.gate.CanarySet;
import io.roadloop.trainer.gate.Gate;
import io.roadloop.trainer.gate.GateRules;
import io.roadloop.trainer.gate.Judgement;
import io.roadloop.trainer.gate.Verdict;
import io.roadloop.trainer.publish.Candidate;
import io.roadloop.trainer.publish.Exporter;
import io.roadloop.trainer.publish.ReleaseMark;
import io.roadloop.trainer.publish.ReleaseStanding;
import io.roadloop.trainer.publish.Releases;
import io.roadloop.trainer.publish.RoundFacts;
import io.roadloop.trainer.publish.StreamUnavailableException;
import io.roadloop.trainer.step.DamagedStateException;
import io.roadloop.trainer.step.DivergedException;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningState;
import io.roadloop.vision.metrics.Collapse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a round's end is: export, score, judge, and release, hold or reset. For the thread that learns. */
final class Candidacy {
    private static final Logger LOG = LoggerFactory.getLogger(Candidacy.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CanarySet canary;
    private final Exporter exporter;
    private final Gate gate;
    private final GateRules rules;
    private final Releases releases;
    private final ChampionScores champions;
    private final ChampionStates states;
    private final Stop stop;
    private final Collapse.Watch watch = new Collapse.Watch();

    Candidacy(
            CanarySet canary,
            Exporter exporter,
            Gate gate,
            GateRules rules,
            Releases releases,
            ChampionScores champions,
            ChampionStates states,
            Stop stop) {
        this.canary = canary;
        this.exporter = exporter;
        this.gate = gate;
        this.rules = rules;
        this.releases = releases;
        this.champions = champions;
        this.states = states;
        this.stop = stop;
    }

    /**
     * What came of it.
     *
     * @param judgement with every number
     * @param release the champion now: a new one if it was promoted
     */
    record Decision(Judgement judgement, Optional<ReleaseMark> release) {

        /** For a line that people read. */
        String verdict() {
            if (judgement.verdict() instanceof Verdict.Promote) {
                return "promoted as release " + release.map(ReleaseMark::number).orElse(0L);
            }
            return judgement.verdict() instanceof Verdict.Reset ? "reset to the champion" : "held";
        }
    }

    /**
     * The last release with this trainer's taxonomy, empty before the first; waits for the stream as long as it takes.
     *
     * @throws StoppedException if the end is requested before it is there
     */
    Optional<ReleaseMark> champion() {
        return patiently(releases::standing).champion();
    }

    /**
     * Judges what has been learnt; on a reset the learning goes back to the champion. Where the champion's state is not
     * to be had, nothing can go back: then the candidate is held, and that is what is told.
     *
     * @return empty if there is no canary frame
     * @throws StoppedException if the end is requested before it is decided: then the round is done again
     * @throws io.roadloop.trainer.publish.ExportFailedException if the model does not become a file
     * @throws io.roadloop.onnx.OnnxFailedException if the file, or the champion's, does not run
     * @throws DivergedException if the candidate says one class alone where a champion of this trainer, or an earlier candidate, knew
     *     several; nothing is decided then
     */
    Optional<Decision> decide(Learning learning, RoundFacts facts) {
        Optional<ReleaseMark> champion = champion();
        CanaryFrames frames = canary.frames();
        if (frames.list().isEmpty()) {
            return Optional.empty();
        }
        try (Candidate candidate = exporter.export(learning.export(), facts, frames.list())) {
            CanaryScore score = score(candidate, frames);
            Optional<CanaryScore> other = champion.flatMap(c -> champions.of(c.digest(), frames));
            requireSeveralClasses(other.filter(known -> isOurs(champion)), score, facts);
            Judgement judgement = carryOut(gate.judge(score, other, facts.round()), learning, champion);
            Optional<ReleaseMark> release = judgement.verdict() instanceof Verdict.Promote
                    ? Optional.of(promote(learning, candidate, claims(facts, score, champion), champion, frames))
                    : Optional.empty();
            patiently(() -> {
                releases.tell(candidate, facts, judgement, champion, release);
                return true;
            });
            return Optional.of(new Decision(judgement, release.or(() -> champion)));
        }
    }

    /** Whether this trainer made it. What another's champion knew, this learning need not ever have known. */
    private boolean isOurs(Optional<ReleaseMark> champion) {
        return champion.filter(mark -> states.has(mark.digest())).isPresent();
    }

    /**
     * What has forgotten all classes but one is no step to learn on from, whatever the gate's margins are.
     *
     * @param before how the champion does, if this trainer made it
     */
    private void requireSeveralClasses(Optional<CanaryScore> before, CanaryScore now, RoundFacts facts) {
        before.ifPresent(score -> watch.see(score.total()));
        watch.see(now.total()).ifPresent(collapse -> {
            throw new DivergedException(facts.step() - 1, collapse.inWords(gate.taxonomy()));
        });
    }

    /**
     * Takes the learning to where the champion was made.
     *
     * @return false if there is no champion, or its state is not to be had: nothing is changed then
     * @throws StoppedException if the end is requested before the stream says which it is
     */
    boolean goBackToChampion(Learning learning) {
        return champion().filter(champion -> goBack(learning, champion)).isPresent();
    }

    /** Resets, where that is the verdict and where it can be done; what could not be done is not said. */
    private Judgement carryOut(Judgement judgement, Learning learning, Optional<ReleaseMark> champion) {
        if (!(judgement.verdict() instanceof Verdict.Reset)
                || champion.filter(c -> goBack(learning, c)).isPresent()) {
            return judgement;
        }
        return judgement.with(new Verdict.Hold(judgement.verdict().reason()
                + "; no reset: the champion's state is not in this trainer's state-directory"));
    }

    private boolean goBack(Learning learning, ReleaseMark champion) {
        Optional<LearningState> state = states.read(champion.digest());
        try {
            state.ifPresent(learning::restore);
            return state.isPresent();
        } catch (DamagedStateException e) {
            LOG.warn("The champion's state cannot be gone back to: {}", e.getMessage());
            return false;
        }
    }

    private Releases.Claims claims(RoundFacts facts, CanaryScore score, Optional<ReleaseMark> champion) {
        return new Releases.Claims(
                facts,
                score,
                score.confidences().thresholds(rules.precision(), rules.thresholdPixels()),
                champion.map(ReleaseMark::digest));
    }

    private ReleaseMark promote(
            Learning learning,
            Candidate candidate,
            Releases.Claims claims,
            Optional<ReleaseMark> champion,
            CanaryFrames frames) {
        String digest = candidate.digest().hex();
        states.write(digest, learning.state());
        long before = champion.map(ReleaseMark::number).orElse(0L);
        ReleaseMark release = patiently(() -> {
            // An earlier attempt may have got through although it seemed to fail.
            ReleaseStanding now = releases.standing();
            return now.champion()
                    .filter(mark -> mark.number() > before && mark.digest().equals(digest))
                    .orElseGet(() -> releases.release(now.number() + 1, candidate, claims));
        });
        champions.remember(digest, frames, claims.score());
        states.keepOnly(digest);
        return release;
    }

    /** Asking the file for a hundred frames takes seconds, so the request to end is looked at in between. */
    private CanaryScore score(Candidate candidate, CanaryFrames frames) {
        return CanaryScore.of(
                image -> {
                    stop.check();
                    return candidate.predictor().predict(image);
                },
                frames.list(),
                gate.taxonomy().size());
    }

    /** Tries until the stream is there. */
    private <V> V patiently(Supplier<V> action) {
        while (true) {
            stop.check();
            try {
                return action.get();
            } catch (StreamUnavailableException e) {
                LOG.warn("Waiting for the stream: {}", e.getMessage());
                stop.await(PAUSE);
            }
        }
    }
}
