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
    /** bf16 keeps 8 bits of each value. */
    private static final double BF16_TOLERANCE = 0.05;

    @Test
    void shouldTakeTheStepOfTheCpu() {
        StepReport cpu = step(Device.cpu(), Precision.FP32);
        StepReport gpu = step(Device.gpu(0), Precision.FP32);

        assertThat(gpu.loss()).isCloseTo(cpu.loss(), within(TOLERANCE * cpu.loss()));
        assertThat(gpu.gradientNorms()).containsOnlyKeys(cpu.gradientNorms().keySet());
        cpu.gradientNorms()
                .forEach((learner, norm) ->
                        assertThat(gpu.gradientNorms().get(learner)).isCloseTo(norm, within(5 * TOLERANCE * norm)));
    }

    @Test
    void shouldTakeAStepInBf16ThatIsNearTheOneOfTheCpu() {
        StepReport cpu = step(Device.cpu(), Precision.FP32);
        StepReport gpu = step(Device.gpu(0), Precision.BF16);

        assertThat(gpu.loss()).isCloseTo(cpu.loss(), within(BF16_TOLERANCE * cpu.loss()));
        assertThat(gpu.gradientNorms()).containsOnlyKeys(cpu.gradientNorms().keySet());
        gpu.gradientNorms().values().forEach(norm -> assertThat(norm).isFinite().isPositive());
    }

    private static StepReport step(Device device, Precision precision) {
        LearningSettings settings = new LearningSettings(Patterns.SIZE, Patterns.CLASSES, device, precision, 1);
        try (Learning learning = Learning.start(Recipes.named("supervised"), settings)) {
            return learning.step(Patterns.pools(12, 12), new StepClock(0, 0, 10, 0));
        }
    }
}
