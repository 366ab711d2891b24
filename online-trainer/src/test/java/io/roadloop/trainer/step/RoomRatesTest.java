package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rooms of a network, and heads, learn at rates of their own. */
class RoomRatesTest {
    private static final String WEIGHTS = "student/weights/";
    private static final String SGD = "sgd: { momentum: 0.9, decay: 0.01 }";
    private static final String YAML = """
        models:
          student: { network: dense-road/compact, heads: [pixel-projector] }
          teacher: { follows: student, momentum: 0.9 }
        crops: { pair: { from: 1, to: 2, window: 0.75, least-overlap: 0.2 } }
        views:
          first: { of: stream, crop: { pair: pair, side: first } }
          second: { of: stream, crop: { pair: pair, side: second } }
        batch: { labelled: 2, stream: 2 }
        objectives:
          supervised: { cross-entropy: { model: student, on: labelled } }
          directions: { directional: { model: student, first: first, second: second, confidence: 0.1 } }
        learners: { student: { OPTIMISER, rate: { constant: { from: 0.01 } }, RATES } }
        export: teacher
        """;
    private static final int STEPS = 3;

    private final MemoryPools pools = Patterns.pools(8, 8);

    @ParameterizedTest
    @ValueSource(strings = {SGD, "adam: { decay: 0.01 }", "adamw: { decay: 0.01 }"})
    void shouldMoveARoomByItsFactorTimesWhatTheRateAloneMovesItInAStep(String optimiser) {
        Map<String, float[]> before = after(recipe(optimiser, ""), 0);
        Map<String, float[]> alone = after(recipe(optimiser, ""), 1);

        Map<String, float[]> rated =
                after(recipe(optimiser, "rates: { block-1: 0.1, decoder: 2, pixel-projector: 0.5 }"), 1);

        for (String path : parameters(before, "")) {
            double factor = path.startsWith("block-1/")
                    ? 0.1
                    : path.startsWith("decoder/") ? 2 : path.startsWith("heads/pixel-projector/") ? 0.5 : 1;
            float[] was = before.get(WEIGHTS + path);
            for (int i = 0; i < was.length; i++) {
                double full = (double) alone.get(WEIGHTS + path)[i] - was[i];
                assertThat(rated.get(WEIGHTS + path)[i])
                        .as("%s[%d]", path, i)
                        .isCloseTo((float) (was[i] + factor * full), within(2e-7f + Math.ulp(was[i])));
            }
        }
    }

    @Test
    void shouldLearnAsWithoutThemWhereAllAreOne() {
        Map<String, float[]> plain = after(recipe(SGD, ""), STEPS);

        Map<String, float[]> rated = after(recipe(SGD, "rates: { block-1: 1, pixel-projector: 1.0 }"), STEPS);

        assertThat(rated.keySet()).isEqualTo(plain.keySet());
        plain.forEach((path, array) -> assertThat(rated.get(path)).as(path).isEqualTo(array));
    }

    @Test
    void shouldLeaveARoomOfRateNoughtAsItStartedButForItsStatistics() {
        Recipe recipe = recipe(SGD, "rates: { block-1: 0, pixel-projector: 0 }");
        Map<String, float[]> before = after(recipe, 0);

        Map<String, float[]> after = after(recipe, STEPS);

        List<String> still = parameters(before, "block-1/");
        still.addAll(parameters(before, "heads/"));
        assertThat(still).hasSizeGreaterThan(4).allSatisfy(path -> {
            assertThat(after.get(WEIGHTS + path)).isEqualTo(before.get(WEIGHTS + path));
            assertThat(after.get("teacher/weights/" + path)).isEqualTo(before.get(WEIGHTS + path));
            assertThat(after).doesNotContainKey("student/moments/velocity/" + path);
        });
        assertThat(parameters(before, "decoder/"))
                .allSatisfy(path -> assertThat(after.get(WEIGHTS + path)).isNotEqualTo(before.get(WEIGHTS + path)));
        assertThat(before.keySet())
                .filteredOn(path -> path.startsWith(WEIGHTS + "block-1/") && path.endsWith("running-mean"))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(after.get(path)).isNotEqualTo(before.get(path)));
    }

    @Test
    void shouldCountNoRoomOfRateNoughtInTheNormThatIsClipped() {
        double whole = norm(recipe(SGD, ""));
        double rated = norm(recipe(SGD, "rates: { block-1: 0.1 }"));

        double rest = norm(recipe(SGD, "rates: { block-1: 0 }"));

        assertThat(rated).isEqualTo(whole);
        assertThat(rest).isPositive().isLessThan(whole);
    }

    private double norm(Recipe recipe) {
        try (Learning learning = start(recipe)) {
            return learning.step(pools, StepClock.start(STEPS)).gradientNorms().get("student");
        }
    }

    /** What the student has of parameters, by their paths in the model. */
    private static List<String> parameters(Map<String, float[]> state, String below) {
        List<String> paths = new ArrayList<>();
        state.keySet().forEach(path -> {
            if (path.startsWith(WEIGHTS + below) && !path.contains("/running")) {
                paths.add(path.substring(WEIGHTS.length()));
            }
        });
        return paths;
    }

    private Map<String, float[]> after(Recipe recipe, int steps) {
        try (Learning learning = start(recipe)) {
            StepClock clock = StepClock.start(STEPS);
            for (int i = 0; i < steps; i++) {
                learning.step(pools, clock);
                clock = clock.next();
            }
            return learning.state().arrays();
        }
    }

    private static Recipe recipe(String optimiser, String rates) {
        return Recipes.parse("rated", YAML.replace("OPTIMISER", optimiser).replace("RATES", rates));
    }

    private static Learning start(Recipe recipe) {
        return Learning.start(
                recipe, new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, 1));
    }
}
