package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.recipe.InvalidRecipeException;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningTest {
    private static final Recipe SUPERVISED = Recipes.named("supervised");
    private static final Recipe MEAN_TEACHER = Recipes.named("mean-teacher");
    private static final int STEPS = 6;
    /** After which the pattern is learnt well. */
    private static final int ROUND = 80;

    private final MemoryPools pools = Patterns.pools(12, 12);

    @Test
    void shouldLearnASimplePatternFromLabels() {
        assertThat(learnt(SUPERVISED)).isGreaterThan(0.8);
    }

    @Test
    void shouldLearnASimplePatternFromATeacherToo() {
        assertThat(learnt(MEAN_TEACHER.risen())).isGreaterThan(0.7);
    }

    @Test
    void shouldLearnInBfloat16WithWeightsThatStayFp32() {
        try (Learning learning = start(SUPERVISED, 1, Precision.BF16)) {
            assertThat(learnt(learning)).isGreaterThan(0.8);
            float[] weights = weights(learning.state());
            assertThat(IntStream.range(0, weights.length).map(i -> Float.floatToIntBits(weights[i])))
                    .as("the bits of weights: bfloat16 has the upper sixteen only")
                    .anyMatch(bits -> (bits & 0xffff) != 0);
        }
    }

    @Test
    void shouldNotStartWhereABatchIsTooSmall() {
        Recipe recipe = Recipes.parse("small", """
                models:     { student: { network: deeplab-v3-plus/resnet-narrow-os16 } }
                batch:      { labelled: 1 }
                objectives: { supervised: { cross-entropy: { model: student, on: labelled } } }
                learners:   { student: { sgd: {}, rate: { constant: { from: 0.1 } } } }
                export: student
                """);

        assertThatThrownBy(() -> start(recipe, 1))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageStartingWith("recipe small: batch.labelled is 1: ");
    }

    @Test
    void shouldGiveTheSameWeightsForTheSameSeed() {
        assertSame(after(MEAN_TEACHER, 1, STEPS), after(MEAN_TEACHER, 1, STEPS));
    }

    @Test
    void shouldGiveOtherWeightsForAnotherSeed() {
        assertThat(after(SUPERVISED, 1, 1).arrays().get("student/weights/" + firstWeight()))
                .isNotEqualTo(after(SUPERVISED, 2, 1).arrays().get("student/weights/" + firstWeight()));
    }

    @Test
    void shouldGoOnBitForBitFromASavedState(@TempDir Path folder) {
        LearningState whole = after(MEAN_TEACHER, 3, STEPS);
        after(MEAN_TEACHER, 3, STEPS / 2).write(folder);

        try (Learning resumed = start(MEAN_TEACHER, 3)) {
            resumed.restore(LearningState.read(folder));
            run(resumed, new StepClock(0, STEPS / 2, STEPS, STEPS / 2), STEPS - STEPS / 2);

            assertSame(resumed.state(), whole);
        }
    }

    @Test
    void shouldRunEachModelOncePerView() {
        try (Learning supervised = start(SUPERVISED, 1);
                Learning meanTeacher = start(MEAN_TEACHER, 1)) {
            assertThat(supervised.step(pools, StepClock.start(STEPS)).passes()).isEqualTo(Map.of("student", 1));
            assertThat(meanTeacher.step(pools, StepClock.start(STEPS)).passes())
                    .isEqualTo(Map.of("student", 2, "teacher", 1));
        }
    }

    @Test
    void shouldDropTheSameWithinAReadingWhateverElseIsRead() {
        String model = """
                models:     { student: { network: deeplab-v3-plus/resnet-narrow-os16 } }
                batch:      { labelled: 4, stream: 4 }
                augmentations: { turned: { flip: 1 } }
                views:      { turned: { of: labelled, augment: turned } }
                learners:   { student: { sgd: {}, rate: { constant: { from: 0.1 } } } }
                export: student
                objectives:
                """;
        String plain = "  plain: { cross-entropy: { model: student, on: labelled } }\n";
        String turned = "  turned: { cross-entropy: { model: student, on: turned } }\n";

        Map<String, Double> both = firstTerms(Recipes.parse("both", model + plain + turned));

        assertThat(both)
                .containsEntry(
                        "plain", firstTerms(Recipes.parse("one", model + plain)).get("plain"))
                .containsEntry(
                        "turned",
                        firstTerms(Recipes.parse("one", model + turned)).get("turned"));
    }

    private Map<String, Double> firstTerms(Recipe recipe) {
        try (Learning learning = start(recipe, 1)) {
            return learning.step(pools, StepClock.start(STEPS)).terms();
        }
    }

    @Test
    void shouldLeaveOutWhatHasNoSamples() {
        MemoryPools labelledOnly = Patterns.pools(4, 0);
        try (Learning learning = start(MEAN_TEACHER, 1)) {
            StepReport report = learning.step(labelledOnly, StepClock.start(STEPS));

            assertThat(report.terms()).containsOnlyKeys("supervised");
            assertThat(report.passes()).isEqualTo(Map.of("student", 1));
            assertThat(report.samples()).containsOnlyKeys(Pool.LABELLED);
        }
    }

    @Test
    void shouldTeachFromPseudoLabelsWhenThereAreAny() {
        MemoryPools all = MemoryPools.of(Patterns.samples("l", 4, 1), List.of(), Patterns.samples("t", 4, 2));
        try (Learning learning = start(SUPERVISED, 1)) {
            assertThat(learning.step(all, StepClock.start(STEPS)).terms()).containsOnlyKeys("supervised", "taught");
        }
    }

    @Test
    void shouldSayThatThereIsNothingToLearnFromEmptyPools() {
        try (Learning learning = start(SUPERVISED, 1)) {
            MemoryPools empty = Patterns.pools(0, 0);
            assertThatThrownBy(() -> learning.step(empty, StepClock.start(STEPS)))
                    .isInstanceOf(NothingToLearnException.class);
        }
    }

    @Test
    void shouldAverageStatisticsAsItAveragesWeights() {
        Recipe followed = Recipes.parse("followed", """
                models: { student: { network: dense-road/compact }, teacher: { follows: student, momentum: 0.9 } }
                batch: { labelled: 4 }
                objectives: { supervised: { cross-entropy: { model: student, on: labelled } } }
                learners: { student: { sgd: {}, rate: { constant: { from: 0.1 } } } }
                export: teacher
                """);
        Map<String, float[]> before = after(followed, 1, 0).arrays();
        Map<String, float[]> after = after(followed, 1, 1).arrays();

        List<String> statistics = before.keySet().stream()
                .filter(path -> path.startsWith("teacher/weights/") && path.contains("running-"))
                .toList();
        assertThat(statistics).isNotEmpty().allSatisfy(path -> {
            float[] was = before.get(path);
            float[] student = after.get(path.replace("teacher/", "student/"));
            assertThat(student).isNotEqualTo(was);
            for (int i = 0; i < was.length; i++) {
                assertThat(after.get(path)[i]).isCloseTo(0.9f * was[i] + 0.1f * student[i], within(1e-6f));
            }
        });
    }

    @Test
    void shouldDrawOtherFramesWhereARoundIsDoneAgain() {
        List<List<String>> drawn = new ArrayList<>();
        for (int attempt : new int[] {0, 0, 1}) {
            try (Learning learning = start(Recipes.named("supervised"), 1)) {
                StepClock clock = new StepClock(0, 0, 3, 0, attempt);
                List<String> ids = new ArrayList<>();
                for (; !clock.isOver(); clock = clock.next()) {
                    ids.addAll(learning.step(pools, clock).samples().getOrDefault(Pool.LABELLED, List.of()));
                }
                drawn.add(ids);
            }
        }

        assertThat(drawn.get(1)).isEqualTo(drawn.get(0));
        assertThat(drawn.get(2)).hasSameSizeAs(drawn.get(0)).isNotEqualTo(drawn.get(0));
    }

    @Test
    void shouldStopBeforeItTouchesAWeightWhenItDiverges() {
        Recipe wild = Recipes.parse("wild", """
                models: { student: { network: dense-road/compact } }
                batch: { labelled: 4 }
                objectives: { supervised: { cross-entropy: { model: student, on: labelled }, weight: 1e30 } }
                learners: { student: { sgd: {}, rate: { constant: { from: 10 } } } }
                export: student
                """);
        try (Learning learning = start(wild, 1)) {
            LearningState[] before = {learning.state()};
            assertThatThrownBy(() -> {
                        for (StepClock clock = StepClock.start(9); !clock.isOver(); clock = clock.next()) {
                            before[0] = learning.state();
                            learning.step(pools, clock);
                        }
                    })
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("no weight was changed");

            assertSame(learning.state(), before[0]);
        }
    }

    @Test
    void shouldTellAStatisticThatIsNotFiniteThoughNoStepTripsOverIt() {
        LearningState sound = after(SUPERVISED, 1, 1);
        Map<String, float[]> arrays = new TreeMap<>(sound.arrays());
        arrays.computeIfPresent("student/weights/" + firstStatistic(), (name, array) -> {
            float[] broken = array.clone();
            broken[0] = Float.POSITIVE_INFINITY;
            return broken;
        });
        StepClock clock = new StepClock(0, 1, STEPS, 1);
        try (Learning learning = start(SUPERVISED, 1)) {
            learning.restore(new LearningState(sound.recipe(), arrays, sound.counters()));
            learning.step(pools, clock);

            assertThatThrownBy(() -> learning.requireFinite(clock))
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining(
                            "step 2 diverged: the largest number in " + firstStatistic() + " of student is Inf");
        }
    }

    @Test
    void shouldTakeWhatItLearntForFinite() {
        StepClock clock = StepClock.start(STEPS);
        try (Learning learning = start(MEAN_TEACHER, 1)) {
            learning.step(pools, clock);
            int arrays = learning.arrays();

            learning.requireFinite(clock);

            assertThat(learning.arrays()).as("native arrays").isEqualTo(arrays);
        }
    }

    @Test
    void shouldExportTheModelThatPredicts() {
        try (Learning learning = start(MEAN_TEACHER, 1)) {
            run(learning, StepClock.start(STEPS), 3);

            ExportedWeights exported = learning.export();

            Map<String, float[]> teacher = new TreeMap<>();
            learning.state().arrays().forEach((name, array) -> {
                if (name.startsWith("teacher/weights/")) {
                    teacher.put(name.substring("teacher/weights/".length()), array);
                }
            });
            assertThat(exported.arrays()).containsExactlyInAnyOrderEntriesOf(teacher);
            assertThat(exported.graph().classes()).isEqualTo(Patterns.CLASSES);
        }
    }

    @Test
    void shouldRefuseTheStateOfAnotherRecipe() {
        LearningState other = after(SUPERVISED, 1, 1);
        try (Learning learning = start(MEAN_TEACHER, 1)) {
            assertThatThrownBy(() -> learning.restore(other))
                    .isInstanceOf(DamagedStateException.class)
                    .hasMessageContaining(SUPERVISED.digest().hex());
        }
    }

    /** Mean IoU on other scenes, after a round. */
    private double learnt(Recipe recipe) {
        try (Learning learning = start(recipe, 1)) {
            return learnt(learning);
        }
    }

    private double learnt(Learning learning) {
        for (StepClock clock = StepClock.start(ROUND); !clock.isOver(); clock = clock.next()) {
            learning.step(pools, clock);
        }
        return Scorer.score(learning, Patterns.samples("v", 8, 99)).meanIou();
    }

    private LearningState after(Recipe recipe, long seed, int steps) {
        try (Learning learning = start(recipe, seed)) {
            run(learning, StepClock.start(STEPS), steps);
            return learning.state();
        }
    }

    private static Learning start(Recipe recipe, long seed) {
        return start(recipe, seed, Precision.FP32);
    }

    private static Learning start(Recipe recipe, long seed, Precision precision) {
        return Learning.start(
                recipe, new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), precision, seed));
    }

    private void run(Learning learning, StepClock from, int steps) {
        StepClock clock = from;
        for (int i = 0; i < steps; i++) {
            learning.step(pools, clock);
            clock = clock.next();
        }
    }

    private static String firstWeight() {
        return SUPERVISED
                .network(SUPERVISED.export().model())
                .graph(Patterns.CLASSES)
                .parameters()
                .get(0)
                .path();
    }

    private static String firstStatistic() {
        return SUPERVISED
                .network(SUPERVISED.export().model())
                .graph(Patterns.CLASSES)
                .buffers()
                .get(0)
                .path();
    }

    private static float[] weights(LearningState state) {
        return state.arrays().getOrDefault("student/weights/" + firstWeight(), new float[0]);
    }

    private static void assertSame(LearningState one, LearningState other) {
        assertThat(one.counters()).isEqualTo(other.counters());
        assertThat(one.arrays().keySet()).isEqualTo(other.arrays().keySet());
        one.arrays()
                .forEach((name, array) ->
                        assertThat(array).as(name).isEqualTo(other.arrays().get(name)));
    }
}
