package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.vision.Size;
import io.roadloop.vision.street.Conditions;
import io.roadloop.vision.street.StreetScene;
import io.roadloop.vision.street.SyntheticStreet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A step in bf16, whose numbers have three decimal digits, must stay near the same one in fp32, backward pass included.
 * On frames of a size that trains: where the deepest maps have one pixel, batch norm divides by the spread of four numbers.
 */
class PrecisionStepTest {
    private static final Size SIZE = new Size(160, 120);
    private static final int CLASSES = 11;
    private static final double NEAR_LOSS = 0.01;
    private static final double NEAR_GRADIENT = 0.25;
    /** The cosine of the two gradients; 0.92 to 0.97, with AVX2 alone and with AVX512-BF16. */
    private static final double SAME_WAY = 0.85;

    /** What a step did; the velocity after the first one is its gradient, clipped, and a little decay. */
    private record Taken(StepReport report, Map<String, float[]> velocity) {}

    @ParameterizedTest
    @ValueSource(strings = {"supervised", "roadloop", "selene"})
    void shouldGiveLossesAndGradientsNearThoseOfFullPrecision(String recipe) {
        Taken full = step(recipe, Precision.FP32);
        Taken half = step(recipe, Precision.BF16);

        assertThat(half.report().loss())
                .isCloseTo(
                        full.report().loss(), within(NEAR_LOSS * full.report().loss()));
        assertThat(half.velocity())
                .isNotEmpty()
                .containsOnlyKeys(full.velocity().keySet());
        assertThat(half.report().gradientNorms())
                .isNotEmpty()
                .containsOnlyKeys(full.report().gradientNorms().keySet());
        full.report().gradientNorms().forEach((learner, norm) -> assertThat(
                        half.report().gradientNorms().get(learner))
                .isCloseTo(norm, within(NEAR_GRADIENT * norm)));
        double lengths = GradientSum.length(full.velocity()) * GradientSum.length(half.velocity());
        assertThat(dot(full.velocity(), half.velocity()) / lengths).isGreaterThan(SAME_WAY);
    }

    private static double dot(Map<String, float[]> one, Map<String, float[]> other) {
        double sum = 0;
        for (String path : one.keySet()) {
            float[] left = one.get(path);
            float[] right = other.get(path);
            for (int i = 0; i < left.length; i++) {
                sum += (double) left[i] * right[i];
            }
        }
        return sum;
    }

    private static Taken step(String recipe, Precision precision) {
        LearningSettings settings = new LearningSettings(SIZE, CLASSES, Device.cpu(), precision, 1);
        try (Learning learning = Learning.start(Recipes.named(recipe), settings)) {
            StepReport report = learning.step(street(), StepClock.start(10).settled());
            Map<String, float[]> velocity = new TreeMap<>(learning.state().arrays());
            velocity.keySet().removeIf(path -> !path.contains("/moments/velocity/"));
            return new Taken(report, velocity);
        }
    }

    private static MemoryPools street() {
        SyntheticStreet street = new SyntheticStreet(1, SIZE);
        List<Sample> labelled = IntStream.range(0, 8)
                .mapToObj(i -> sample("frame-" + i, street.render(i, 37L * i, Conditions.DAY)))
                .toList();
        return MemoryPools.of(
                labelled, labelled.stream().map(Sample::unlabelled).toList());
    }

    private static Sample sample(String id, StreetScene scene) {
        return new Sample(id, scene.image(), Optional.of(scene.mask()), 0, Instant.EPOCH);
    }
}
