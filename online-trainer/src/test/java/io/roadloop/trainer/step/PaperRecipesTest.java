package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperRecipesTest {
    private static final int STEPS = 4;

    private final MemoryPools pools = MemoryPools.of(
            Patterns.samples("l", 8, 1),
            Patterns.samples("s", 8, 2).stream().map(Sample::unlabelled).toList(),
            Patterns.samples("t", 4, 3));

    @ParameterizedTest
    @ValueSource(strings = {"selene", "selene-co", "structured-consistency", "directional", "auxiliary", "roadloop"})
    void shouldComputeEveryTermAndGoOnBitForBitFromASavedState(String name, @TempDir Path folder) {
        Recipe recipe = Recipes.named(name);
        LearningState whole;
        StepClock half;
        int arrays;
        try (Learning learning = start(recipe)) {
            half = run(learning, StepClock.start(STEPS).settled(), STEPS / 2)
                    .clock()
                    .next();
            learning.state().write(folder);
            arrays = learning.arrays();
            StepReport report = run(learning, half, STEPS - STEPS / 2);
            whole = learning.state();
            assertThat(report.terms())
                    .containsOnlyKeys(recipe.terms().stream()
                            .filter(term -> term.weight().at(report.clock()) != 0)
                            .map(Term::name)
                            .toList());
            assertThat(report.terms().values()).allMatch(loss -> loss >= 0);
            assertThat(learning.arrays()).as("native arrays between steps").isEqualTo(arrays);
        }
        try (Learning resumed = start(recipe)) {
            resumed.restore(LearningState.read(folder));
            run(resumed, half, STEPS - STEPS / 2);

            LearningState state = resumed.state();
            assertThat(state.counters()).isEqualTo(whole.counters());
            assertThat(state.arrays().keySet()).isEqualTo(whole.arrays().keySet());
            whole.arrays()
                    .forEach((path, array) ->
                            assertThat(state.arrays().get(path)).as(path).isEqualTo(array));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"directional", "auxiliary", "roadloop"})
    void shouldLearnASimplePattern(String name) {
        try (Learning learning = start(Recipes.named(name))) {
            run(learning, StepClock.start(60).settled(), 60);

            assertThat(Scorer.score(learning, Patterns.samples("v", 8, 99)).meanIou())
                    .isGreaterThan(0.7);
        }
    }

    @Test
    void shouldLetSegmentationLearnFromTheShuffledFramesInThePassThatTheJigsawTakes() throws IOException {
        Recipe literal = Recipes.parse("literal", text("selene").replace("objectives:", """
                        objectives:
                          supervised-tiles: { cross-entropy: { model: student, on: tiles-labelled } }"""));
        try (Learning plain = start(Recipes.named("selene"));
                Learning learning = start(literal)) {
            StepReport without = run(plain, StepClock.start(STEPS), 1);

            StepReport with = run(learning, StepClock.start(STEPS), 1);

            assertThat(with.passes()).isEqualTo(without.passes());
            assertThat(with.terms().get("supervised-tiles")).isPositive();
            assertThat(with.gradientNorms().get("student"))
                    .isNotEqualTo(without.gradientNorms().get("student"));
            assertThat(with.terms()).containsAllEntriesOf(without.terms());
        }
    }

    private static String text(String recipe) throws IOException {
        try (InputStream in = Recipe.class.getResourceAsStream("/recipes/" + recipe + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Learning start(Recipe recipe) {
        return Learning.start(
                recipe, new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, 1));
    }

    /** The report of the last step. */
    private StepReport run(Learning learning, StepClock from, int steps) {
        StepReport report = learning.step(pools, from);
        for (int i = 1; i < steps; i++) {
            report = learning.step(pools, report.clock().next());
        }
        return report;
    }
}
