package io.roadloop.trainer.round;

import static io.roadloop.trainer.round.RoundEnd.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.kit.files.Folders;
import io.roadloop.schemas.avro.ModelDecision;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.gate.Verdict;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.publish.ReleaseMark;
import io.roadloop.trainer.publish.RoundFacts;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.DivergedException;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.trainer.step.LearningState;
import io.roadloop.vision.LabelMask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a round with real learning: what is much worse than the champion has simply not learnt yet. */
class CandidacyTest {
    private static final Recipe RECIPE = Recipes.named("supervised");
    private static final int STEPS = 60;

    private static Learning learning;
    private static LearningState untrained;
    private static LearningState trained;

    @TempDir
    Path folder;

    private RoundEnd end;

    @BeforeAll
    static void learn() {
        learning = start(Patterns.CLASSES);
        untrained = learning.state();
        MemoryPools pools = Patterns.pools(12, 0);
        for (StepClock clock = StepClock.start(STEPS); !clock.isOver(); clock = clock.next()) {
            learning.step(pools, clock);
        }
        trained = learning.state();
    }

    @AfterAll
    static void close() {
        learning.close();
    }

    @BeforeEach
    void begin() {
        end = new RoundEnd(folder);
        learning.restore(trained);
    }

    @Test
    void shouldReleaseAFirstModelAndKeepItsState() {
        Candidacy.Decision decision = decide(candidacy(0.05), 0);

        ReleaseMark release = decision.release().orElseThrow();
        assertThat(decision.verdict()).isEqualTo("promoted as release 1");
        assertThat(end.log.releases()).extracting(ModelRelease::getDigest).containsExactly(release.digest());
        assertThat(end.hasState(release.digest())).isTrue();
        assertThat(lastTold().getReleaseNumber()).isEqualTo(1);
    }

    @Test
    void shouldHoldAWorseCandidateAndLearnOnFromIt() {
        Candidacy candidacy = candidacy(1);
        Optional<ReleaseMark> champion = decide(candidacy, 0).release();
        learning.restore(untrained);

        Candidacy.Decision decision = decide(candidacy, 1);

        assertThat(decision.verdict()).isEqualTo("held");
        assertThat(decision.release()).isEqualTo(champion);
        assertThat(end.log.releases()).hasSize(1);
        assertThat(lastTold().getVerdict()).isEqualTo(io.roadloop.schemas.avro.Verdict.HOLD);
        assertSame(learning.state(), untrained);
    }

    @Test
    void shouldGoBackToTheChampionFromACandidateThatIsMuchWorse() {
        Candidacy candidacy = candidacy(0.05);
        Optional<ReleaseMark> champion = decide(candidacy, 0).release();
        learning.restore(untrained);

        Candidacy.Decision decision = decide(candidacy, 1);

        assertThat(decision.verdict()).isEqualTo("reset to the champion");
        assertThat(decision.release()).isEqualTo(champion);
        assertThat(lastTold().getVerdict()).isEqualTo(io.roadloop.schemas.avro.Verdict.RESET);
        assertThat(lastTold().getChampion()).isEqualTo(champion.orElseThrow().digest());
        assertSame(learning.state(), trained);
    }

    @Test
    void shouldCallItDivergenceWhenOneClassTakesAllThatTheChampionTellsApart() {
        Candidacy candidacy = candidacy(0.05);
        decide(candidacy, 0);
        learning.restore(ofOneClass(1));

        assertThatThrownBy(() -> decide(candidacy, 1))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("step 120 diverged: class-1 takes 100.00 % of the scored pixels");

        assertThat(end.log.decisions()).as("that of the champion alone").hasSize(1);
    }

    @Test
    void shouldJudgeAFirstCandidateOfOneClassAsAnyOther() {
        learning.restore(ofOneClass(1));

        Candidacy.Decision decision = decide(candidacy(0.05), 0);

        assertThat(decision.verdict()).isEqualTo("promoted as release 1");
    }

    @Test
    void shouldKnowAfterARestartWhatItsOwnChampionTellsApart() {
        decide(candidacy(0.05), 0);
        learning.restore(ofOneClass(1));
        Candidacy restarted = candidacy(0.05);

        assertThatThrownBy(() -> decide(restarted, 1)).isInstanceOf(DivergedException.class);
    }

    @Test
    void shouldNotHoldAgainstALearningWhatAChampionFromElsewhereKnew() throws IOException {
        Optional<ReleaseMark> champion = decide(candidacy(1), 0).release();
        Folders.delete(end.states());
        learning.restore(ofOneClass(1));

        Candidacy.Decision decision = decide(candidacy(1), 0);

        assertThat(decision.verdict()).isEqualTo("held");
        assertThat(decision.judgement().championMiou()).isPresent();
        assertThat(decision.release()).isEqualTo(champion);
    }

    @Test
    void shouldTakeTheLearningToTheChampionWhereItHasItsState() throws IOException {
        Candidacy candidacy = candidacy(0.05);
        decide(candidacy, 0);
        learning.restore(untrained);

        boolean back = candidacy.goBackToChampion(learning);

        assertThat(back).isTrue();
        assertSame(learning.state(), trained);
        Folders.delete(end.states());
        assertThat(candidacy.goBackToChampion(learning)).isFalse();
    }

    @Test
    void shouldHoldAndSaySoWhereThereIsNoStateToGoBackTo() throws IOException {
        Candidacy candidacy = candidacy(0.05);
        decide(candidacy, 0);
        learning.restore(untrained);
        Folders.delete(end.states());

        Candidacy.Decision decision = decide(candidacy, 1);

        assertThat(decision.verdict()).isEqualTo("held");
        assertThat(decision.judgement().verdict().reason()).contains("mean IoU fell", "no reset");
        assertThat(lastTold().getVerdict()).isEqualTo(io.roadloop.schemas.avro.Verdict.HOLD);
        assertThat(lastTold().getReason()).contains("no reset");
        assertSame(learning.state(), untrained);
    }

    @Test
    void shouldHoldWhereTheStateBelongsToAnotherRecipe() {
        Candidacy candidacy = candidacy(0.05);
        String champion = decide(candidacy, 0).release().orElseThrow().digest();
        learning.restore(untrained);
        new ChampionStates(end.states())
                .write(champion, new LearningState("another", trained.arrays(), trained.counters()));

        Candidacy.Decision decision = decide(candidacy, 1);

        assertThat(decision.verdict()).isEqualTo("held");
        assertSame(learning.state(), untrained);
    }

    @Test
    void shouldBeginAnewAfterTheReleasesOfAnotherTaxonomy() {
        try (Learning before = start(Patterns.CLASSES + 2)) {
            end.candidacy(RECIPE, RoundEnd.taxonomy(Patterns.CLASSES + 2), RoundEnd.rules(0.05))
                    .decide(before, new RoundFacts(0, 1, 0));
        }

        Candidacy.Decision decision = decide(candidacy(0.05), 0);

        assertThat(decision.verdict()).isEqualTo("promoted as release 2");
        assertThat(decision.judgement().championMiou()).isEmpty();
        assertThat(lastTold().getChampion()).isNull();
        assertThat(end.log.releases()).extracting(ModelRelease::getNumber).containsExactly(1L, 2L);
        assertThat(end.log.releases().get(1).getParent()).isNull();
    }

    @Test
    void shouldScoreTheChampionAnewWhenACanaryLabelIsPublishedAgain() {
        Candidacy candidacy = candidacy(0.05);
        decide(candidacy, 0);
        RoundEnd.judges().forEach(sample -> end.canary.put(turnedUpsideDown(sample)));

        Candidacy.Decision decision = decide(candidacy, 1);

        assertThat(decision.judgement().verdict()).isInstanceOf(Verdict.Promote.class);
        assertThat(decision.judgement().championMiou())
                .hasValue(decision.judgement().candidateMiou());
    }

    private Candidacy candidacy(double resetMargin) {
        return end.candidacy(RECIPE, RoundEnd.taxonomy(Patterns.CLASSES), RoundEnd.rules(resetMargin));
    }

    private static Candidacy.Decision decide(Candidacy candidacy, int round) {
        return candidacy
                .decide(learning, new RoundFacts(round, STEPS * (round + 1L), 0))
                .orElseThrow();
    }

    private static LearningState ofOneClass(int index) {
        return RoundEnd.ofOneClass(trained, index);
    }

    private ModelDecision lastTold() {
        return end.log.decisions().get(end.log.decisions().size() - 1);
    }

    /** The same image, with another truth. */
    private static Sample turnedUpsideDown(Sample sample) {
        LabelMask mask = sample.mask().orElseThrow();
        byte[] turned = mask.classes().clone();
        for (int i = 0; i < turned.length; i++) {
            turned[i] = mask.classes()[turned.length - 1 - i];
        }
        return new Sample(sample.id(), sample.image(), Optional.of(new LabelMask(mask.size(), turned)), 0, sample.at());
    }

    private static Learning start(int classes) {
        return Learning.start(RECIPE, new LearningSettings(Patterns.SIZE, classes, Device.cpu(), Precision.FP32, 1));
    }
}
