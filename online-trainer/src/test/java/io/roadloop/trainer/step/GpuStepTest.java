package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The first step from the same seed, before the two ways of rounding have drifted apart. */
@EnabledIf(
        value = "io.roadloop.graph.torch.TorchDevice#hasGpu",
        disabledReason = "PyTorch sees no GPU here: see docs/gpu.md")
class GpuStepTest {
    private static final double TOLERANCE = 0.01;

    @Test
    void shouldTakeTheStepOfTheCpu() {
        StepReport cpu = step(Device.cpu());
        StepReport gpu = step(Device.gpu(0));

        assertThat(gpu.loss()).isCloseTo(cpu.loss(), within(TOLERANCE * cpu.loss()));
        assertThat(gpu.gradientNorms()).containsOnlyKeys(cpu.gradientNorms().keySet());
        cpu.gradientNorms()
                .forEach((learner, norm) ->
                        assertThat(gpu.gradientNorms().get(learner)).isCloseTo(norm, within(5 * TOLERANCE * norm)));
    }

    private static StepReport step(Device device) {
        LearningSettings settings = new LearningSettings(Patterns.SIZE, Patterns.CLASSES, device, Precision.FP32, 1);
        try (Learning learning = Learning.start(Recipes.named("supervised"), settings)) {
            return learning.step(Patterns.pools(12, 12), new StepClock(0, 0, 10, 0));
        }
    }
}
