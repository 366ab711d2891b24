package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.ModelLabels;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Teaching;
import io.roadloop.trainer.objective.Weighing;
import io.roadloop.trainer.objective.memorybank.ConfidencePower;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import io.roadloop.vision.LabelMask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PseudoLabelProbeTest {
    /** Of a later round: all weights stand at their full height. */
    private static final StepClock FULL = StepClock.start(4).settled();

    private static final String PLAIN = """
            models:     { student: { network: dense-road/compact }, teacher: { follows: student, momentum: 0.9 } }
            batch:      { labelled: 4, stream: 4 }
            objectives:
              supervised: { cross-entropy: { model: student, on: labelled } }
              agreement:  { mean-teacher: { student: student, on: stream, teacher: teacher } }
            learners:   { student: { sgd: {}, rate: { constant: { from: 0.05 } } } }
            export: teacher
            """;

    private final List<Sample> truth = Patterns.samples("s", 8, 2);
    private final MemoryPools pools = MemoryPools.of(
            Patterns.samples("l", 8, 1), truth.stream().map(Sample::unlabelled).toList());

    static Stream<String> recipes() {
        return Recipes.names().stream();
    }

    @Test
    void shouldCountWhatIsKnownWhatCountsAndWhatIsRight() {
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                Kernels kernels = Kernels.load(manager)) {
            // Given four pixels: right and sure, wrong and less sure, one beyond people's labels, one of weight 0
            View stream = new Source(Pool.STREAM);
            ModelName teacher = new ModelName("teacher");
            NDArray logits = manager.create(
                    new float[] {(float) Math.log(9), 0, 0, 0, 0, (float) Math.log(4), 0, 0}, new Shape(1, 2, 1, 4));
            NDArray labels = manager.create(new int[] {0, 0, LabelMask.IGNORE, 0}, new Shape(1, 1, 4))
                    .toType(DataType.UINT8, false);
            GivenStep step = new GivenStep(manager, kernels, 2)
                    .with(stream, new Scene(manager.zeros(new Shape(1, 3, 1, 4)), Optional.of(labels)))
                    .with(new Reading.Key(teacher, stream, Flow.STOPPED), new Reading(logits));
            NDArray mask = manager.create(new float[] {1, 1, 1, 0}, new Shape(1, 1, 4));
            Teaching teaching = new Teaching(
                    stream, new ModelLabels(teacher, stream), List.of(new ConfidencePower(2), new Masked(mask)));

            // When
            PseudoLabelCount count = new PseudoLabelProbe(Map.of("pseudo", List.of(teaching)))
                    .count(step)
                    .get("pseudo");

            // Then
            assertThat(count.kept().labelledPixels()).isEqualTo(3);
            assertThat(count.kept().confusion().counts())
                    .as("rows are the truth")
                    .containsExactly(1, 1, 0, 0);
            assertThat(count.kept().selectedShare()).as("of all pixels").isEqualTo(0.75);
            assertThat(count.weight()).isCloseTo(0.81 + 0.64, within(1e-5));
            assertThat(count.rightWeight()).isCloseTo(0.81, within(1e-5));
            assertThat(count.precision()).isEqualTo(0.5);
            assertThat(count.weightedPrecision()).isCloseTo(0.81 / 1.45, within(1e-5));
            assertThat(count.keptShare()).isCloseTo(2.0 / 3, within(1e-9));
            assertThat(count.meanWeight()).isCloseTo(1.45 / 3, within(1e-5));
        }
    }

    @Test
    void shouldFindATeachersLabelsAsRightAsItsOwnScore() {
        try (Learning learning = start(Recipes.parse("plain", PLAIN))) {
            run(learning, 4);

            Map<String, PseudoLabelCount> counts = Scorer.pseudoLabels(learning, truth, FULL);

            assertThat(counts).containsOnlyKeys("agreement");
            PseudoLabelCount count = counts.get("agreement");
            assertThat(count.keptShare()).isEqualTo(1);
            assertThat(count.kept().labelledPixels()).isEqualTo(8 * Patterns.SIZE.pixels());
            assertThat(count.precision())
                    .isEqualTo(Scorer.score(learning, truth).pixelAccuracy());
            assertThat(count.kept().meanIou())
                    .isEqualTo(Scorer.score(learning, truth).meanIou());
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void shouldOnlyLook(String name) {
        Recipe recipe = Recipes.named(name);
        try (Learning learning = start(recipe)) {
            run(learning, 2);
            LearningState before = learning.state();

            Map<String, PseudoLabelCount> counts = Scorer.pseudoLabels(learning, truth, FULL);

            assertThat(counts.isEmpty()).isEqualTo(name.equals("supervised") || name.equals("directional"));
            assertThat(counts.values()).allSatisfy(count -> {
                assertThat(count.kept().labelledPixels()).isPositive();
                assertThat(count.rightWeight()).isBetween(0.0, count.weight() * (1 + 1e-6));
            });
            LearningState after = learning.state();
            assertThat(after.counters()).isEqualTo(before.counters());
            before.arrays().forEach((path, array) -> assertThat(after.arrays())
                    .as(path)
                    .hasEntrySatisfying(path, same -> assertThat(same).isEqualTo(array)));
        }
    }

    /** Weights that the test gives. */
    private record Masked(NDArray mask) implements Weighing {
        @Override
        public Demands demands(View on) {
            return Demands.NONE;
        }

        @Override
        public NDArray weights(Step step, View on, Targets targets) {
            return mask;
        }
    }

    private void run(Learning learning, int steps) {
        StepClock clock = StepClock.start(4);
        for (int i = 0; i < steps; i++) {
            learning.step(pools, clock);
            clock = clock.next();
        }
    }

    private static Learning start(Recipe recipe) {
        return Learning.start(
                recipe, new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, 1));
    }
}
