package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.Schedule;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The student's projected features shall be as long as their mean length up to now, which a memory keeps. */
class HeadsAndMemoriesTest {
    private static final String YAML = """
        models:
          student: { network: dense-road/compact, heads: [pixel-projector], norms: NORMS }
          teacher: { follows: student, momentum: 0.9 }
        batch: { labelled: 4 }
        objectives: { supervised: { cross-entropy: { model: student, on: labelled } } }
        learners: { student: { sgd: { momentum: 0.9 }, rate: { constant: { from: 0.01 } } } }
        export: teacher
        """;
    private static final Head PROJECTOR = new Head(new ModelName("student"), "pixel-projector");
    private static final Reading.Key STUDENT =
            new Reading.Key(new ModelName("student"), new Source(Pool.LABELLED), Flow.GRADIENT);
    private static final int STEPS = 6;

    private final MemoryPools pools = Patterns.pools(8, 0);

    @Test
    void shouldLearnAndAverageTheHeadsWithTheNetwork() {
        LearningState before = after(recipe("learning", 1), 0);
        LearningState after = after(recipe("learning", 1), 2);

        for (String model : List.of("student", "teacher")) {
            String path = model + "/weights/heads/pixel-projector/0/first/weight";
            assertThat(after.arrays().get(path))
                    .as(path)
                    .isNotEqualTo(before.arrays().get(path));
        }
        assertThat(after.arrays()).containsKey("student/moments/velocity/heads/pixel-projector/0/first/weight");
    }

    @Test
    void shouldLeaveFrozenScalesAndShiftsAsTheyStarted() {
        LearningState before = after(recipe("frozen", 1), 0);
        LearningState after = after(recipe("frozen", 1), 2);

        List<String> scales = new ArrayList<>(before.arrays().keySet());
        scales.removeIf(path -> !path.matches("student/weights/.*norm/(scale|shift)"));
        assertThat(scales).isNotEmpty().allSatisfy(path -> assertThat(
                        after.arrays().get(path))
                .as(path)
                .isEqualTo(before.arrays().get(path)));
        assertThat(after.arrays().keySet()).noneMatch(path -> path.matches("student/moments/.*norm/(scale|shift)"));
    }

    @Test
    void shouldGoOnBitForBitWithItsMemories(@TempDir Path folder) {
        Recipe recipe = recipe("learning", 1);
        LearningState whole = after(recipe, STEPS);
        after(recipe, STEPS / 2).write(folder);

        try (Learning resumed = start(recipe)) {
            resumed.restore(LearningState.read(folder));
            run(resumed, new StepClock(0, STEPS / 2, STEPS, STEPS / 2), STEPS - STEPS / 2);

            assertThat(resumed.state().counters()).containsEntry("memories/lengths/steps", (long) STEPS);
            assertSame(resumed.state(), whole);
        }
    }

    @Test
    void shouldShowMemoriesNoStepThatDiverges() {
        try (Learning learning = start(recipe("learning", Float.POSITIVE_INFINITY))) {
            LearningState before = learning.state();

            assertThatThrownBy(() -> learning.step(pools, StepClock.start(STEPS)))
                    .isInstanceOf(DivergedException.class);

            assertSame(learning.state(), before);
        }
    }

    @Test
    void shouldLeaveEverythingAsItWasWhenAMemoryCannotBeRestored() {
        Recipe recipe = recipe("learning", 1);
        LearningState good = after(recipe, 2);
        Map<String, Long> counters = new TreeMap<>(good.counters());
        counters.remove("memories/lengths/steps");
        try (Learning learning = start(recipe)) {
            LearningState before = learning.state();

            assertThatThrownBy(() -> learning.restore(new LearningState(good.recipe(), good.arrays(), counters)))
                    .isInstanceOf(DamagedStateException.class)
                    .hasMessageContaining("the steps are missing");

            assertSame(learning.state(), before);
        }
    }

    /** How long vectors were, over all steps. */
    private record Lengths() implements Memory.Law<MeanLength> {
        @Override
        public String name() {
            return "lengths";
        }

        @Override
        public Demands demands() {
            return Demands.reading(STUDENT.stopped(), "features").and(Demands.heads(PROJECTOR));
        }

        @Override
        public Stretch start() {
            return Stretch.NONE;
        }

        @Override
        public MeanLength begin(Ground ground) {
            return new MeanLength();
        }
    }

    private static final class MeanLength implements Memory {
        private float sum;
        private long steps;

        @Override
        public void watch(Step step) {
            NDArray features = step.reading(STUDENT.stopped()).tap("features");
            sum += step.head(PROJECTOR, Flow.STOPPED, features).square().mean().getFloat();
            steps++;
        }

        float mean() {
            return steps == 0 ? 1 : sum / steps;
        }

        @Override
        public Content content() {
            return new Content(Map.of("sum", new float[] {sum}), Map.of("steps", steps));
        }

        @Override
        public void restore(Content content) {
            if (!content.counters().containsKey("steps")) {
                throw new IllegalArgumentException("the steps are missing");
            }
            sum = content.arrays().getOrDefault("sum", new float[1])[0];
            steps = content.counters().getOrDefault("steps", 0L);
        }
    }

    /** Draws the length to its mean. */
    private record KeepLength(float factor) implements Objective {
        @Override
        public Demands demands() {
            return Demands.reading(STUDENT, "features")
                    .and(Demands.heads(PROJECTOR))
                    .and(Demands.memory(new Lengths()));
        }

        @Override
        public NDArray loss(Step step) {
            NDArray vectors =
                    step.head(PROJECTOR, Flow.GRADIENT, step.reading(STUDENT).tap("features"));
            NDArray mean = step.manager().create(step.memory(new Lengths()).mean());
            return vectors.square().mean().sub(mean).square().mul(step.manager().create(factor));
        }
    }

    private static Recipe recipe(String norms, float factor) {
        Recipe plain = Recipes.parse("test", YAML.replace("NORMS", norms));
        List<Term> terms = new ArrayList<>(plain.terms());
        terms.add(new Term("length", new KeepLength(factor), new Schedule.Constant(1)));
        return new Recipe(
                plain.name(),
                plain.digest(),
                plain.text(),
                plain.laws(),
                plain.batch(),
                plain.labelled(),
                plain.learners(),
                plain.followers(),
                List.of(new Lengths()),
                terms,
                plain.export());
    }

    private LearningState after(Recipe recipe, int steps) {
        try (Learning learning = start(recipe)) {
            run(learning, StepClock.start(STEPS), steps);
            return learning.state();
        }
    }

    private void run(Learning learning, StepClock from, int steps) {
        StepClock clock = from;
        for (int i = 0; i < steps; i++) {
            learning.step(pools, clock);
            clock = clock.next();
        }
    }

    private static Learning start(Recipe recipe) {
        return Learning.start(
                recipe, new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, 1));
    }

    private static void assertSame(LearningState one, LearningState other) {
        assertThat(one.counters()).isEqualTo(other.counters());
        assertThat(one.arrays().keySet()).isEqualTo(other.arrays().keySet());
        one.arrays()
                .forEach((name, array) ->
                        assertThat(array).as(name).isEqualTo(other.arrays().get(name)));
    }
}
