package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pixels show a frame is known of each way to make a view, also where sizes change on the way. */
class EntropyViewsTest {
    private static final String YAML = """
            models: { student: { network: dense-road/compact } }
            batch: { labelled: 2, stream: 2 }
            crops: { pair: { from: 1, to: 1.5, window: 0.5 } }
            views:
              shown: { of: stream, VIEW }
            objectives:
              supervised: { cross-entropy: { model: student, on: labelled } }
              entropy: { entropy: { model: student, on: shown } }
            learners: { student: { sgd: {}, rate: { constant: { from: 0.01 } } } }
            export: student
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mix: { cut-mix: { boxes: 4 } }",
                "mix: { cut-mix: { boxes: 4 } }, crop: { pair: pair, side: first }",
                "mix: { class-mix: { labels: student } }, crop: { pair: pair, side: second }",
                "crop: { pair: pair, side: first }, shuffle: {}",
                "shuffle: {}"
            })
    void shouldBeMeasuredOnAnyView(String view) {
        try (Learning learning = Learning.start(
                Recipes.parse("mine", YAML.replace("VIEW", view)),
                new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, 1))) {

            StepReport report = learning.step(Patterns.pools(4, 4), StepClock.start(1));

            assertThat(report.terms().get("entropy")).isBetween(0.1, 1.0001);
        }
    }
}
