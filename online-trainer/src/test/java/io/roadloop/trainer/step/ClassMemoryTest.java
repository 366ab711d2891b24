package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe class-memory at work, with windows, a threshold and a beginning for a test's patience. */
class ClassMemoryTest {
    private static final int STEPS = 24;
    private static final int LAST = STEPS - 1;

    private final MemoryPools pools = Patterns.pools(12, 12);
    private final Recipe recipe = patient();

    @Test
    void shouldContrastOnceTheBankHasVectorsAndKeepAllInTheState() {
        try (Learning learning = start()) {
            run(learning, StepClock.start(STEPS), LAST);

            StepReport report = learning.step(pools, new StepClock(0, LAST, STEPS, LAST));

            assertThat(report.terms())
                    .containsOnlyKeys("supervised", "pseudo", "entropy", "contrast-labelled", "contrast-stream");
            assertThat(report.terms().get("contrast-labelled")).isPositive();
            assertThat(learning.state().arrays()).anySatisfy((name, numbers) -> {
                assertThat(name).contains("bank").endsWith("class-0");
                assertThat(numbers.length).isPositive().isLessThanOrEqualTo(16 * 256);
            });
        }
    }

    @Test
    void shouldGoOnBitForBitFromASavedState(@TempDir Path folder) {
        LearningState whole;
        try (Learning learning = start()) {
            run(learning, StepClock.start(STEPS), STEPS / 2);
            learning.state().write(folder);
            run(learning, new StepClock(0, STEPS / 2, STEPS, STEPS / 2), STEPS / 2);
            whole = learning.state();
        }

        try (Learning resumed = start()) {
            resumed.restore(LearningState.read(folder));
            run(resumed, new StepClock(0, STEPS / 2, STEPS, STEPS / 2), STEPS / 2);

            LearningState state = resumed.state();
            assertThat(state.counters()).isEqualTo(whole.counters());
            assertThat(state.arrays().keySet()).isEqualTo(whole.arrays().keySet());
            state.arrays().forEach((name, numbers) -> assertThat(numbers)
                    .as(name)
                    .isEqualTo(whole.arrays().get(name)));
        }
    }

    @Test
    void shouldHoldAsManyArraysAfterAnyStepAsAfterTheFirst() {
        try (Learning learning = start()) {
            run(learning, StepClock.start(STEPS), 1);
            int first = learning.arrays();

            run(learning, StepClock.start(STEPS).next(), 12);

            assertThat(learning.arrays()).isEqualTo(first);
        }
    }

    private Learning start() {
        return Learning.start(
                recipe, new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, 1));
    }

    private void run(Learning learning, StepClock from, int steps) {
        StepClock clock = from;
        for (int i = 0; i < steps; i++) {
            learning.step(pools, clock);
            clock = clock.next();
        }
    }

    private static Recipe patient() {
        String yaml = shipped();
        for (List<String> change : List.of(
                List.of("start: 40 steps", "start: 1 %"),
                List.of("start: 80 steps", "start: 2 %"),
                List.of("ramp: 480 steps", "ramp: 12 %"),
                List.of("confidence: 0.95", "confidence: 0.4"),
                List.of("per-class: 256", "per-class: 16"),
                List.of("labelled-images: 128", "labelled-images: 8"),
                List.of("stream-images: 256", "stream-images: 8"))) {
            assertThat(yaml).contains(change.get(0));
            yaml = yaml.replace(change.get(0), change.get(1));
        }
        return Recipes.parse("class-memory", yaml);
    }

    private static String shipped() {
        try (InputStream in = Objects.requireNonNull(Recipes.class.getResourceAsStream("/recipes/class-memory.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
