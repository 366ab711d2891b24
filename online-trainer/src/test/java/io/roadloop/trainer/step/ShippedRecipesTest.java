package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.optimiser.Sgd;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.recipe.Learner;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.Schedule;
import io.roadloop.trainer.schedule.StepClock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every recipe that ships keeps to. */
class ShippedRecipesTest {
    private static final int STEPS = 3;
    /** All weights stand at their full height, and all memories watch. */
    private static final StepClock FULL = StepClock.start(STEPS).settled();

    /** A round in which memories fill. */
    private static final int PATIENCE = 480;

    private static final int AT_ONCE = 4;
    /**
     * How many numbers memories have from which on they count: two vectors of 256 of each class; windows of 256 images of
     * three classes, below which no class weighs more than another; a queue of 1024 cells.
     */
    private static final Map<String, Map<String, Integer>> ROOMS = Map.of(
            "class-memory",
            Map.of("bank/class-0", 512, "bank/class-1", 512, "bank/class-2", 512, "frequencies/stream", 768),
            "directional",
            Map.of("recent/labels", 1024));

    private final MemoryPools pools = MemoryPools.of(
            Patterns.samples("l", 8, 1),
            Patterns.samples("s", 8, 2).stream().map(Sample::unlabelled).toList(),
            Patterns.samples("t", 4, 3));

    static Stream<String> recipes() {
        return Recipes.names().stream();
    }

    /** By hand from the recipes: how many views each model sees in a step with samples of every pool. */
    static Stream<Arguments> passes() {
        return Stream.of(
                Arguments.of("supervised", Map.of("student", 2)),
                Arguments.of("mean-teacher", Map.of("student", 3, "teacher", 1)),
                Arguments.of("selene", Map.of("student", 5, "teacher", 2)),
                Arguments.of("selene-co", Map.of("student", 3, "peer", 3)),
                Arguments.of("structured-consistency", Map.of("student", 3, "teacher", 1)),
                Arguments.of("class-memory", Map.of("student", 4, "teacher", 2)),
                Arguments.of("directional", Map.of("student", 4)),
                Arguments.of("auxiliary", Map.of("student", 3, "teacher", 1, "auxiliary", 2)),
                Arguments.of("roadloop", Map.of("student", 3, "teacher", 1)));
    }

    @ParameterizedTest
    @MethodSource("passes")
    void shouldRunEachModelOncePerView(String name, Map<String, Integer> passes) {
        Recipe recipe = Recipes.named(name);
        try (Learning learning = start(recipe)) {
            StepReport report = learning.step(pools, FULL);

            assertThat(report.terms()).hasSameSizeAs(recipe.counting());
            assertThat(report.passes()).isEqualTo(passes);
        }
    }

    @Test
    void shouldNotRunTheAuxiliaryNetworkForAMaskThatHasNotBegun() {
        try (Learning learning = start(Recipes.named("auxiliary"))) {
            StepReport first = learning.step(pools, StepClock.start(STEPS));

            assertThat(first.terms()).containsOnlyKeys("supervised", "taught", "rightness", "pseudo");
            assertThat(first.passes()).isEqualTo(Map.of("student", 3, "teacher", 1, "auxiliary", 1));
            assertThat(learning.step(pools, FULL).passes())
                    .isEqualTo(Map.of("student", 3, "teacher", 1, "auxiliary", 2));
        }
    }

    @Test
    void shouldKnowThePassesOfEveryRecipeThatShips() {
        assertThat(passes().map(arguments -> (String) arguments.get()[0]).toList())
                .isEqualTo(Recipes.names());
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void shouldSumTheTermsGradientsToTheJointOneWithFullMemories(String name) {
        Recipe recipe = Recipes.named(name);
        LearningState from = filled(recipe);
        Map<String, float[]> joint = gradients(recipe, recipe.terms(), from);

        Map<String, Map<String, float[]>> terms = new TreeMap<>();
        recipe.counting().forEach(term -> terms.put(term.name(), gradients(recipe, List.of(term), from)));

        GradientSum sum = new GradientSum(joint, terms.values());
        for (String room : sum.rooms()) {
            assertThat(sum.length(room)).as(room).isPositive();
            assertThat(sum.gap(room) / sum.length(room)).as(room).isLessThan(1e-3);
        }
        // The faintest term would be missed if it were lost, or counted twice.
        terms.forEach(
                (term, gradient) -> assertThat(sum.gap()).as(term).isLessThan(0.2 * GradientSum.length(gradient)));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void shouldGiveTheSameWeightsForTheSameSeed(String name) {
        LearningState one = after(Recipes.named(name), STEPS);
        LearningState other = after(Recipes.named(name), STEPS);

        assertThat(other.counters()).isEqualTo(one.counters());
        assertThat(other.arrays().keySet()).isEqualTo(one.arrays().keySet());
        one.arrays()
                .forEach((path, array) ->
                        assertThat(other.arrays().get(path)).as(path).isEqualTo(array));
    }

    /** What one plain step of rate 1 takes from the weights of all learners, by terms of the recipe. */
    private Map<String, float[]> gradients(Recipe recipe, List<Term> terms, LearningState from) {
        List<Learner> plain = recipe.learners().stream()
                .map(learner -> new Learner(
                        learner.model(),
                        learner.build(),
                        new Sgd(0, 0),
                        new Schedule.Constant(1),
                        learner.rates(),
                        Double.POSITIVE_INFINITY))
                .toList();
        Recipe some = new Recipe(
                recipe.name(),
                recipe.digest(),
                recipe.text(),
                recipe.laws(),
                recipe.batch(),
                recipe.labelled(),
                plain,
                recipe.followers(),
                recipe.memories(),
                terms,
                recipe.export());
        return gradients(some, from);
    }

    private Map<String, float[]> gradients(Recipe recipe, LearningState from) {
        try (Learning learning = start(recipe)) {
            learning.restore(new LearningState(from.recipe(), withoutMoments(learning, from), from.counters()));
            learning.step(pools, FULL);
            Map<String, float[]> gradients = new TreeMap<>();
            learning.state().arrays().forEach((path, after) -> {
                boolean learnt =
                        recipe.learners().stream().anyMatch(learner -> path.startsWith(learner.model() + "/weights/"));
                if (learnt && !path.contains("running-")) {
                    gradients.put(path, difference(from.arrays().getOrDefault(path, after), after));
                }
            });
            return gradients;
        }
    }

    /** The state with the moments of the plain optimiser in place of the recipe's. */
    private static Map<String, float[]> withoutMoments(Learning plain, LearningState from) {
        Map<String, float[]> arrays = new TreeMap<>(from.arrays());
        arrays.keySet().removeIf(path -> path.contains("/moments/"));
        plain.state().arrays().forEach((path, array) -> {
            if (path.contains("/moments/")) {
                arrays.put(path, array);
            }
        });
        return arrays;
    }

    private static float[] difference(float[] before, float[] after) {
        float[] gradient = new float[before.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = before[i] - after[i];
        }
        return gradient;
    }

    /** With all terms counting and all memories watching. */
    private LearningState after(Recipe recipe, int steps) {
        try (Learning learning = start(recipe)) {
            StepClock clock = FULL;
            for (int i = 0; i < steps; i++) {
                learning.step(pools, clock);
                clock = clock.next();
            }
            return learning.state();
        }
    }

    /** After the steps that its memories need to be full, all of them watching and all terms counting. */
    private LearningState filled(Recipe recipe) {
        try (Learning learning = start(recipe)) {
            StepClock clock = StepClock.start(PATIENCE).settled();
            LearningState state;
            do {
                assertThat(clock.isOver())
                        .as("a round over, and memories not full")
                        .isFalse();
                for (int i = 0; i < AT_ONCE; i++) {
                    learning.step(pools, clock);
                    clock = clock.next();
                }
                state = FullClassMemory.of(learning.state());
            } while (!isFull(recipe, state));
            return state;
        }
    }

    /** Memories count from 1, and the rooms of those that have some are full, or hold what a loss needs. */
    private static boolean isFull(Recipe recipe, LearningState state) {
        boolean counted = state.counters().entrySet().stream()
                .filter(counter -> counter.getKey().startsWith("memories/"))
                .allMatch(counter -> counter.getValue() > 0);
        return counted
                && ROOMS.getOrDefault(recipe.name(), Map.of()).entrySet().stream()
                        .allMatch(room -> state.arrays().getOrDefault("memories/" + room.getKey(), new float[0]).length
                                >= room.getValue());
    }

    private static Learning start(Recipe recipe) {
        return Learning.start(
                recipe, new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, 1));
    }
}
