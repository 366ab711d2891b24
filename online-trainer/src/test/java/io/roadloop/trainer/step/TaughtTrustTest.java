package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pseudo-labels count in a step as far as they are trusted. */
class TaughtTrustTest {
    private static final String YAML = """
            models: { student: { network: dense-road/compact } }
            batch: { labelled: 2, taught: 2 }
            augmentations: { weak: { flip: 0.5 } }
            views:
              mixed: { of: taught, mix: { class-mix: { share: 1, labels: given } }, augment: weak }
            memories: { counts: { label-counts: { of: labelled } } }
            objectives:
              supervised: { cross-entropy: { model: student, on: labelled, weights: { label-balance: { memory: counts } } } }
              taught: { LOSS }
            learners: { student: { sgd: {}, rate: { constant: { from: 0.01 } } } }
            export: student
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cross-entropy: { model: student, on: taught }",
                "cross-entropy: { model: student, on: taught, mean-over: weights }",
                "cross-entropy: { model: student, on: taught, mean-over: weights, weights: { label-balance: { memory: counts } } }",
                "hard-pixels: { model: student, on: taught, share: 1 }",
                "boundary-relaxation: { model: student, on: taught }",
                "pseudo-labels: { model: student, on: taught }",
                "cross-entropy: { model: student, on: mixed }"
            })
    void shouldCountTheLossOfEverySampleAsFarAsItIsTrusted(String loss) {
        double whole = taught(loss, 1);
        double quarter = taught(loss, 0.25);

        assertThat(quarter).isCloseTo(whole / 4, within(1e-5));
    }

    @Test
    void shouldNotWeighTheLabelsOfModelsByTheTrustInThoseThatCame() {
        String own = "cross-entropy: { model: student, on: taught, targets: student }";

        assertThat(taught(own, 0.25)).isEqualTo(taught(own, 1));
    }

    @Test
    void shouldReportTheTrustOfEachPseudoLabel() {
        try (Learning learning = start(recipe("cross-entropy: { model: student, on: taught }"))) {
            assertThat(learning.step(pools(0.25), StepClock.start(1)).trust()).containsExactly(0.25, 0.25);
        }
    }

    @Test
    void shouldLearnNothingWhereNoFrameIsLabelledByPeople() {
        MemoryPools taughtOnly = MemoryPools.of(List.of(), List.of(), Patterns.samples("t", 4, 2));
        try (Learning learning = start(recipe("cross-entropy: { model: student, on: taught }"))) {
            assertThatThrownBy(() -> learning.step(taughtOnly, StepClock.start(1)))
                    .isInstanceOf(NothingToLearnException.class)
                    .hasMessageContaining("at least a quarter of every batch must be labelled frames");
        }
    }

    private static double taught(String loss, double trust) {
        try (Learning learning = start(recipe(loss))) {
            return learning.step(pools(trust), StepClock.start(1)).terms().getOrDefault("taught", Double.NaN);
        }
    }

    private static MemoryPools pools(double trust) {
        List<Sample> taught = Patterns.samples("t", 4, 2).stream()
                .map(sample -> sample.trusted(trust))
                .toList();
        return MemoryPools.of(Patterns.samples("l", 4, 1), List.of(), taught);
    }

    private static Recipe recipe(String loss) {
        return Recipes.parse("test", YAML.replace("LOSS", loss));
    }

    private static Learning start(Recipe recipe) {
        return Learning.start(
                recipe, new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, 1));
    }
}
