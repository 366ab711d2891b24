package io.roadloop.trainer.round;

import static io.roadloop.trainer.round.RoundEnd.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.TestFrames;
import io.roadloop.trainer.intake.IntakeLedger;
import io.roadloop.trainer.pool.ClassCoverage;
import io.roadloop.trainer.pool.DiskPools;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.PoolLimits;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.pool.SampleDecoder;
import io.roadloop.trainer.pool.SampleSource;
import io.roadloop.trainer.publish.RoundFacts;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.trainer.step.LearningState;
import io.roadloop.vision.Taxonomy;
import io.roadloop.vision.codec.ImageLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundLoopTest {
    private static final long MIB = 1 << 20;
    private static final RoundRules RULES =
            new RoundRules(9, Duration.ofMinutes(5), 1, 9, Duration.ofMinutes(5), 1, 1, 10);
    private static final Taxonomy TAXONOMY = RoundEnd.taxonomy(Patterns.CLASSES);
    private static final Standing BEGINNING = Standing.beginning("recipe", TAXONOMY.name());

    private static final Recipe SUPERVISED = Recipes.named("supervised");

    /** Diverges in the middle of a round. */
    private static final Recipe WILD = Recipes.parse("wild", """
            models: { student: { network: dense-road/compact } }
            batch: { labelled: 4, taught: 2 }
            objectives:
              supervised: { cross-entropy: { model: student, on: labelled } }
              taught: { cross-entropy: { model: student, on: taught }, weight: 1e30, start: 50 % }
            learners: { student: { sgd: {}, rate: { constant: { from: 10 } } } }
            export: student
            """);

    private static final int STEPS_BEFORE_WILD = 5;

    @TempDir
    Path folder;

    private final RoundBoard board = new RoundBoard(BEGINNING);
    private RoundEnd end;

    @BeforeEach
    void begin() {
        end = new RoundEnd(folder);
    }

    @Test
    void shouldGoBackToTheLastCheckpointWhenARoundDiverges() {
        Progress progress = progress();
        try (Learning learning = start(WILD, 1);
                Learning earlier = start(WILD, 2)) {
            LearningState checkpoint = earlier.state();
            progress.save(checkpoint);

            loop(learning, WILD, new SomeRounds(taught(), 1, end.stop), progress)
                    .run();

            assertSame(learning.state(), checkpoint);
        }
        assertThat(board.status().round()).isZero();
        assertThat(board.status().divergences()).isOne();
        assertThat(board.status().state()).isEqualTo(TrainerState.STOPPED);
        assertThat(end.log.decisions()).isEmpty();
    }

    @Test
    void shouldNotKeepWeightsThatOverflowInTheLastStep() {
        Progress progress = progress();
        Instant[] now = {Instant.EPOCH};
        // Over before a second step could find it.
        InstantSource overAfterAStep = () -> now[0] = now[0].plus(Duration.ofHours(1));
        try (Learning learning = start(WILD, 1)) {
            LearningState checkpoint = learning.state();
            progress.save(checkpoint);
            learning.restore(aboutToOverflow(checkpoint));

            loop(learning, WILD, new SomeRounds(taught(), 1, end.stop), progress, overAfterAStep)
                    .run();

            assertSame(learning.state(), checkpoint);
            assertSame(progress.latest().orElseThrow().learning(), checkpoint);
        }
        assertThat(board.status().stepsDone()).as("steps").isOne();
        assertThat(board.status().divergences()).isOne();
        assertThat(end.log.decisions()).isEmpty();
    }

    @Test
    void shouldGiveUpARoundWhoseCandidateHasCollapsed() throws IOException {
        Progress progress = progress();
        try (Learning learning = start(SUPERVISED, 1)) {
            MemoryPools pools = Patterns.pools(12, 0);
            for (StepClock at = StepClock.start(60); !at.isOver(); at = at.next()) {
                learning.step(pools, at);
            }
            LearningState good = learning.state();
            end.candidacy(SUPERVISED, TAXONOMY, RoundEnd.rules(0.05)).decide(learning, new RoundFacts(0, 60, 0));
            progress.save(good);
            learning.restore(RoundEnd.ofOneClass(good, 1));

            loop(learning, SUPERVISED, new SomeRounds(pools, 1, end.stop), progress)
                    .run();

            assertSame(learning.state(), good);
        }
        assertThat(board.status().divergences()).isOne();
        assertThat(board.status().round()).isZero();
        assertThat(end.log.decisions()).as("the champion's alone").hasSize(1);
        assertThat(Journal.newestFirst(folder.resolve(Journal.FOLDER)))
                .as("journals of finished rounds")
                .isEmpty();
    }

    @Test
    void shouldTakeBackTheStepsOfARoundThatDivergedButNotWhatIsCounted() {
        Progress progress = progress();
        Deepening pools = new Deepening(taught());
        try (Learning learning = start(WILD, 1)) {
            progress.save(learning.state());

            loop(learning, WILD, new SomeRounds(pools, 1, end.stop), progress).run();
        }

        assertThat(pools.draws).as("steps, the one that diverged among them").isGreaterThan(2);
        RoundStatus status = board.status();
        assertThat(status.steps()).isZero();
        assertThat(status.stepsDone()).isEqualTo(STEPS_BEFORE_WILD);
        assertThat(status.pseudoLabelsUsed()).isEqualTo(2 * STEPS_BEFORE_WILD);
    }

    @Test
    void shouldCountOnAfterARestart() {
        Progress progress = progress();
        try (Learning learning = start(WILD, 1)) {
            progress.save(learning.state());

            loop(learning, WILD, new SomeRounds(taught(), 2, end.stop), progress)
                    .run();
        }

        RoundStatus restarted = new RoundBoard(progress.latest().orElseThrow().standing()).status();
        assertThat(restarted.attempt()).isEqualTo(2);
        assertThat(restarted.divergences()).isEqualTo(2);
        assertThat(restarted.stepsDone()).isEqualTo(2 * STEPS_BEFORE_WILD);
        assertThat(restarted.steps()).isZero();
    }

    @Test
    void shouldLearnOnFromTheChampionAfterThreeDivergencesAndSoAfterARestart() throws InterruptedException {
        Progress progress = progress();
        try (Learning learning = start(WILD, 1);
                Learning earlier = start(WILD, 2)) {
            end.candidacy(WILD, TAXONOMY, RoundEnd.rules(0.05)).decide(earlier, new RoundFacts(0, 1, 0));
            progress.save(learning.state());
            RoundLoop loop = loop(learning, WILD, taught(), progress);

            untilItWaits(loop);

            assertSame(learning.state(), earlier.state());
            assertSame(progress.latest().orElseThrow().learning(), earlier.state());
        }
    }

    @Test
    void shouldTellThatRoundsDivergeAlsoWhileTheStreamIsAway() throws InterruptedException {
        Progress progress = progress();
        try (Learning learning = start(WILD, 1)) {
            progress.save(learning.state());
            RoundLoop loop = loop(learning, WILD, taught(), progress, () -> {
                end.log.goAway();
                return Instant.EPOCH;
            });

            RoundStatus waiting = untilItWaits(loop);

            assertThat(waiting.divergences()).isEqualTo(3);
        }
    }

    @Test
    void shouldWaitVisiblyWhenRoundsInARowDiverge() throws InterruptedException {
        Progress progress = progress();
        try (Learning learning = start(WILD, 1)) {
            LearningState checkpoint = learning.state();
            progress.save(checkpoint);
            RoundLoop loop = loop(learning, WILD, taught(), progress);

            RoundStatus waiting = untilItWaits(loop);

            assertThat(waiting.divergences()).isEqualTo(3);
            assertThat(waiting.steps()).isZero();
            assertThat(board.status().divergences()).as("none while it waits").isEqualTo(3);
            assertThat(board.status().state()).isEqualTo(TrainerState.STOPPED);
            assertSame(learning.state(), checkpoint);
        }
    }

    @Test
    void shouldWriteACheckpointAndTellTheDecisionAtTheEndOfARound() {
        Progress progress = progress();
        try (Learning learning = start(SUPERVISED, 1)) {
            loop(learning, SUPERVISED, new SomeRounds(Patterns.pools(8, 0), 1, end.stop), progress)
                    .run();

            Checkpoint checkpoint = progress.latest().orElseThrow();
            assertSame(checkpoint.learning(), learning.state());
            assertThat(checkpoint.standing().round()).isOne();
            assertThat(checkpoint.standing().steps()).isEqualTo(9);
            assertThat(checkpoint.standing().release()).isEqualTo(board.status().release());
        }
        assertThat(end.log.decisions()).hasSize(1);
        assertThat(end.log.releases()).hasSize(1);
    }

    @Test
    void shouldCountTheDepthOfTheBatchesThatItTaughtNotOfThoseDrawnAhead() {
        SampleSource deepening =
                new Deepening(MemoryPools.of(Patterns.samples("l", 4, 1), List.of(), Patterns.samples("t", 4, 2)));
        Journal journal = end.journal(TAXONOMY);
        StepClock clock = StepClock.start(2);
        try (Learning learning = start(SUPERVISED, 1);
                Journal.Segment zero = journal.open(learning, clock);
                Journal.Segment one = journal.open(learning, new StepClock(1, 0, 1, 2))) {
            RoundRun run =
                    new RoundRun(learning, deepening, board, end.stop, () -> Instant.EPOCH, Duration.ofMinutes(1));

            RoundSummary first = run.run(clock, zero).orElseThrow();
            RoundSummary second = run.run(new StepClock(1, 0, 1, 2), one).orElseThrow();

            assertThat(first.generation()).isEqualTo(2);
            assertThat(second.generation()).isEqualTo(3);
        }
    }

    /** Pseudo-labels that are one generation deeper at every draw. */
    private static final class Deepening implements SampleSource {
        private final SampleSource pools;
        private int draws;

        Deepening(SampleSource pools) {
            this.pools = pools;
        }

        @Override
        public int size(Pool pool) {
            return pools.size(pool);
        }

        @Override
        public synchronized List<Sample> draw(Pool pool, int n, RandomGenerator random) {
            List<Sample> drawn = pools.draw(pool, n, random);
            if (pool != Pool.TAUGHT) {
                return drawn;
            }
            draws++;
            return drawn.stream()
                    .map(sample -> new Sample(sample.id(), sample.image(), sample.mask(), draws, sample.at()))
                    .toList();
        }

        @Override
        public List<Sample> drawByClass(int n, RandomGenerator random) {
            return pools.drawByClass(n, random);
        }

        @Override
        public List<Sample> drawEvenly(int n, RandomGenerator random) {
            return pools.drawEvenly(n, random);
        }

        @Override
        public Optional<ClassCoverage> coverage() {
            return pools.coverage();
        }
    }

    /** Runs it on a thread until it waits because rounds diverge, and ends it then. */
    private RoundStatus untilItWaits(RoundLoop loop) throws InterruptedException {
        Thread thread = new Thread(loop::run);
        thread.start();
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> board.status().state() == TrainerState.DIVERGED);
            return board.status();
        } finally {
            end.stop.request();
            thread.join(Duration.ofMinutes(1).toMillis());
            assertThat(thread.isAlive()).as("learns on").isFalse();
        }
    }

    private RoundLoop loop(Learning learning, Recipe recipe, SampleSource pools, Progress progress) {
        return loop(learning, recipe, pools, progress, () -> Instant.EPOCH);
    }

    private RoundLoop loop(
            Learning learning, Recipe recipe, SampleSource pools, Progress progress, InstantSource clock) {
        return new RoundLoop(
                learning,
                RULES,
                pools,
                new CoverageNews(TAXONOMY),
                end.canary,
                end.candidacy(recipe, TAXONOMY, RoundEnd.rules(0.05)),
                progress,
                end.journal(TAXONOMY),
                board,
                end.stop,
                clock);
    }

    private Progress progress() {
        SampleDecoder decoder = new SampleDecoder(Patterns.SIZE, TAXONOMY, ImageLimits.DEFAULT);
        DiskPools pools = DiskPools.open(
                folder.resolve("pools"),
                new PoolLimits(MIB, MIB, MIB, MIB),
                decoder,
                TestFrames.TRUST,
                () -> Instant.EPOCH);
        IntakeLedger ledger = new IntakeLedger(IntakeLedger.Snapshot.EMPTY);
        return new Progress(new Checkpoints(folder.resolve("checkpoints")), ledger, pools, board, BEGINNING);
    }

    /** So fast that a step at the rate 10 takes its weights beyond fp32, while losses and gradients are what they were. */
    private static LearningState aboutToOverflow(LearningState state) {
        Map<String, float[]> arrays = new HashMap<>(state.arrays());
        arrays.replaceAll((name, array) -> {
            float[] velocity = new float[array.length];
            Arrays.fill(velocity, 1e38f);
            return name.startsWith("student/moments/velocity/") ? velocity : array;
        });
        return new LearningState(state.recipe(), arrays, state.counters());
    }

    /** Labelled and pseudo-labelled frames. */
    private static SampleSource taught() {
        return MemoryPools.of(Patterns.samples("l", 8, 1), List.of(), Patterns.samples("t", 4, 2));
    }

    private static Learning start(Recipe recipe, long seed) {
        return Learning.start(
                recipe, new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, seed));
    }
}
