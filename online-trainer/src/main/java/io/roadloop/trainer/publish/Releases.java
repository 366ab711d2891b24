package io.roadloop.trainer.publish;

import io.roadloop.schemas.avro.ModelDecision;
import io.roadloop.schemas.avro.ModelInput;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.avro.ParityScores;
import io.roadloop.schemas.avro.Verdict;
import io.roadloop.schemas.wire.ReleaseSignatures;
import io.roadloop.store.ModelCard;
import io.roadloop.store.ModelDigest;
import io.roadloop.store.ModelFileName;
import io.roadloop.store.ModelStore;
import io.roadloop.store.release.ReleaseSigner;
import io.roadloop.store.release.ReleaseVerifier;
import io.roadloop.trainer.gate.CanaryScore;
import io.roadloop.trainer.gate.Judgement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Releases models and tells what the gate decided. A release is the model in the store first, then the signed record:
 * whoever reads the record finds the model. Owns its log: close it. For one thread.
 */
public final class Releases implements AutoCloseable {
    private static final ByteBuffer NOTHING = ByteBuffer.wrap(new byte[0]).asReadOnlyBuffer();

    private final Provenance provenance;
    private final ModelStore store;
    private final ReleaseSigner signer;
    private final ReleaseLog log;
    private final KnownReleases known;
    private final InstantSource clock;

    /**
     * @param log closed with this
     * @param verifier of the keys whose releases count when numbers are given
     */
    public Releases(
            ReleaseLog log,
            Provenance provenance,
            ModelStore store,
            ReleaseSigner signer,
            ReleaseVerifier verifier,
            InstantSource clock) {
        this.provenance = provenance;
        this.store = store;
        this.signer = signer;
        this.log = log;
        this.known = new KnownReleases(provenance.model(), provenance.taxonomy(), verifier);
        this.clock = clock;
    }

    /**
     * What a release says beside what its file says.
     *
     * @param facts where it comes from
     * @param score on the canary frames
     * @param thresholds by class index; empty where the class does not teach
     * @param parent digest of the champion it came after
     */
    public record Claims(
            RoundFacts facts, CanaryScore score, List<OptionalDouble> thresholds, Optional<String> parent) {}

    /**
     * How the releases of this model stand now.
     *
     * @throws StreamUnavailableException if cluster or registry cannot be asked
     */
    public ReleaseStanding standing() {
        log.readOn(known::add);
        return known.standing();
    }

    /**
     * Stores and releases a model under a number.
     *
     * @param number must be above that of {@link #standing}
     * @throws StreamUnavailableException if the broker did not answer; the record may be out or not: ask
     *     {@link #standing}
     */
    public ReleaseMark release(long number, Candidate candidate, Claims claims) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.put(candidate.onnx(), card(claims, now), candidate.parity());
        ModelRelease unsigned = record(number, candidate, claims, now);
        ByteBuffer signature = ByteBuffer.wrap(signer.sign(ReleaseSignatures.payload(unsigned)));
        log.send(ModelRelease.newBuilder(unsigned).setSignature(signature).build());
        return new ReleaseMark(number, candidate.digest().hex());
    }

    /**
     * Tells what the gate decided.
     *
     * @param release the release that followed, if one did
     * @throws StreamUnavailableException if the broker did not answer
     */
    public void tell(
            Candidate candidate,
            RoundFacts facts,
            Judgement judgement,
            Optional<ReleaseMark> champion,
            Optional<ReleaseMark> release) {
        List<String> names = provenance.taxonomy().names();
        log.send(ModelDecision.newBuilder()
                .setModel(provenance.model())
                .setDigest(candidate.digest().hex())
                .setVerdict(verdict(judgement))
                .setReason(judgement.verdict().reason())
                .setChampion(champion.map(ReleaseMark::digest).orElse(null))
                .setReleaseNumber(release.map(ReleaseMark::number).orElse(null))
                .setRound(facts.round())
                .setStep(facts.step())
                .setCanaryFrames(judgement.frames())
                .setCandidateMiou(judgement.candidateMiou())
                .setChampionMiou(Scores.orNull(judgement.championMiou()))
                .setProbabilityNotWorse(Scores.orNull(judgement.probabilityNotWorse()))
                .setEpsilon(judgement.epsilon())
                .setResamples(judgement.resamples())
                .setWorseClasses(
                        judgement.worseClasses().stream().map(names::get).toList())
                .setDecidedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build());
    }

    private static Verdict verdict(Judgement judgement) {
        var verdict = judgement.verdict();
        if (verdict instanceof io.roadloop.trainer.gate.Verdict.Promote) {
            return Verdict.PROMOTE;
        }
        return verdict instanceof io.roadloop.trainer.gate.Verdict.Reset ? Verdict.RESET : Verdict.HOLD;
    }

    private ModelCard card(Claims claims, Instant now) {
        return new ModelCard(
                provenance.model(),
                provenance.taxonomy().name(),
                provenance.taxonomy().names(),
                new io.roadloop.store.ModelInput(
                        provenance.size().width(), provenance.size().height()),
                provenance.recipe().name(),
                provenance.recipe().digest().hex(),
                claims.parent().map(ModelDigest::new),
                claims.facts().round(),
                claims.facts().step(),
                claims.facts().generation(),
                provenance.seed(),
                Scores.card(claims.score()),
                claims.thresholds(),
                now,
                provenance.version());
    }

    private ModelRelease record(long number, Candidate candidate, Claims claims, Instant now) {
        return ModelRelease.newBuilder()
                .setModel(provenance.model())
                .setNumber(number)
                .setDigest(candidate.digest().hex())
                .setFileName(ModelFileName.STANDARD.name())
                .setInput(new ModelInput(
                        provenance.size().width(), provenance.size().height()))
                .setTaxonomy(provenance.taxonomy().name())
                .setClasses(provenance.taxonomy().names())
                .setRecipe(provenance.recipe().name())
                .setRecipeDigest(provenance.recipe().digest().hex())
                .setParent(claims.parent().orElse(null))
                .setRound(claims.facts().round())
                .setStep(claims.facts().step())
                .setGeneration(claims.facts().generation())
                .setScores(Scores.wire(claims.score()))
                .setThresholds(Scores.nullable(claims.thresholds()))
                .setParity(new ParityScores(
                        candidate.parity().frames(),
                        candidate.parity().largestLogitDifference(),
                        candidate.parity().equalArgmax()))
                .setReleasedAt(now)
                .setKeyId(signer.keyId().name())
                .setSignature(NOTHING)
                .build();
    }

    @Override
    public void close() {
        log.close();
    }
}
