package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.vision.LabelMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A share of the labelled frames is drawn by class. */
class ClassUniformTest {
    private static final String YAML = """
            models: { student: { network: dense-road/compact } }
            batch: { labelled: LABELLED, stream: 2 }
            objectives:
              supervised: { cross-entropy: { model: student, on: labelled } }
              entropy: { entropy: { model: student, on: stream }, weight: 0.01 }
            learners: { student: { sgd: {}, rate: { constant: { from: 0.01 } } } }
            export: student
            """;
    private static final int STEPS = 8;

    @Test
    void shouldDrawAFrameOfARareClassFarMoreOften() {
        assertThat(rare("{ count: 4, class-uniform: 50 % }")).isGreaterThan(2 * rare("4"));
    }

    @Test
    void shouldLeaveTheOtherDrawsAsTheyWere() {
        List<StepReport> plain = reports("4");
        List<StepReport> half = reports("{ count: 4, class-uniform: 50 % }");

        for (int i = 0; i < STEPS; i++) {
            assertThat(ids(half.get(i), Pool.STREAM)).isEqualTo(ids(plain.get(i), Pool.STREAM));
            assertThat(ids(half.get(i), Pool.LABELLED).subList(2, 4))
                    .isEqualTo(ids(plain.get(i), Pool.LABELLED).subList(0, 2));
        }
    }

    @Test
    void shouldDrawTheSameForTheSameSeed() {
        String half = "{ count: 3, class-uniform: 50 % }";

        assertThat(reports(half))
                .extracting(StepReport::samples)
                .isEqualTo(reports(half).stream().map(StepReport::samples).toList());
        assertThat(reports(half))
                .extracting(StepReport::loss)
                .isEqualTo(reports(half).stream().map(StepReport::loss).toList());
    }

    @Test
    void shouldDrawAsWithoutItAfterItsEnd() {
        List<StepReport> plain = reports("4");
        List<StepReport> half = reports("{ count: 4, class-uniform: 50 %, until: 50 % }");

        assertThat(ids(half.get(3), Pool.LABELLED)).isNotEqualTo(ids(plain.get(3), Pool.LABELLED));
        assertThat(ids(half.get(4), Pool.LABELLED)).isEqualTo(ids(plain.get(4), Pool.LABELLED));
    }

    private static double rare(String labelled) {
        return reports(labelled).stream()
                .flatMap(report -> ids(report, Pool.LABELLED).stream())
                .filter("rare0"::equals)
                .count();
    }

    private static List<String> ids(StepReport report, Pool pool) {
        return report.samples().getOrDefault(pool, List.of());
    }

    private static List<StepReport> reports(String labelled) {
        List<StepReport> reports = new ArrayList<>();
        MemoryPools pools = pools();
        LearningSettings settings =
                new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, 1);
        try (Learning learning = Learning.start(Recipes.parse("test", YAML.replace("LABELLED", labelled)), settings)) {
            for (StepClock clock = StepClock.start(STEPS); !clock.isOver(); clock = clock.next()) {
                reports.add(learning.step(pools, clock));
            }
        }
        return reports;
    }

    /** One frame in twenty shows the car. */
    private static MemoryPools pools() {
        List<Sample> labelled = new ArrayList<>();
        for (Sample sample : Patterns.samples("l", 19, 1)) {
            byte[] classes = sample.mask().orElseThrow().classes().clone();
            for (int i = 0; i < classes.length; i++) {
                classes[i] = classes[i] == 2 ? 1 : classes[i];
            }
            LabelMask carless = new LabelMask(Patterns.SIZE, classes);
            labelled.add(new Sample(sample.id(), sample.image(), Optional.of(carless), 0, sample.at()));
        }
        labelled.add(Patterns.samples("rare", 1, 7).get(0));
        List<Sample> stream =
                Patterns.samples("s", 8, 2).stream().map(Sample::unlabelled).toList();
        return MemoryPools.of(labelled, stream);
    }
}
