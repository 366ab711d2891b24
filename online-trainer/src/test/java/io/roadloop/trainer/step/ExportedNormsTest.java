package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.vision.LabelMask;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The exported model's batch-norm statistics are measured on the stream's frames where the recipe says so. */
class ExportedNormsTest {
    private static final String YAML = """
            models: { student: { network: dense-road/compact } }
            batch: { labelled: 4 }
            objectives: { supervised: { cross-entropy: { model: student, on: labelled } } }
            learners: { student: { sgd: {}, rate: { constant: { from: 0.05 } } } }
            export: EXPORT
            """;
    private static final String MEASURED = "{ model: student, norms: { frames: 12 } }";
    private static final String LEARNT = "student";
    private static final int STEPS = 3;

    private final MemoryPools pools = Patterns.pools(8, 20);

    @Test
    void shouldExportStatisticsOfTheStreamAndTheSameWeights() {
        Map<String, float[]> learnt = exported(LEARNT, pools);
        Map<String, float[]> measured = exported(MEASURED, pools);

        learnt.forEach((path, values) -> {
            if (path.contains("/running-")) {
                assertThat(measured.get(path)).as(path).isNotEqualTo(values);
            } else {
                assertThat(measured.get(path)).as(path).isEqualTo(values);
            }
        });
    }

    @Test
    void shouldMeasureTheSameForTheSameSeed() {
        Map<String, float[]> once = exported(MEASURED, pools);
        Map<String, float[]> again = exported(MEASURED, pools);

        once.forEach((path, values) -> assertThat(again.get(path)).as(path).isEqualTo(values));
    }

    @Test
    void shouldKeepWhatWasLearntWhileTheStreamIsEmpty() {
        MemoryPools labelledOnly = Patterns.pools(8, 0);

        Map<String, float[]> measured = exported(MEASURED, labelledOnly);

        exported(LEARNT, labelledOnly)
                .forEach((path, values) ->
                        assertThat(measured.get(path)).as(path).isEqualTo(values));
    }

    @Test
    void shouldPredictAsTheExportedModelWouldAndLearnOnAsIfNobodyHadAsked() {
        try (Learning asked = start(MEASURED);
                Learning plain = start(LEARNT)) {
            run(asked, 0);
            run(plain, 0);
            int arrays = asked.arrays();
            LabelMask measured =
                    asked.predict(Patterns.samples("v", 1, 9).get(0).image());
            LabelMask learnt = plain.predict(Patterns.samples("v", 1, 9).get(0).image());
            run(asked, STEPS);
            run(plain, STEPS);

            assertThat(measured.classes()).isNotEqualTo(learnt.classes());
            Map<String, float[]> state = asked.state().arrays();
            plain.state().arrays().forEach((name, values) -> assertThat(state.get(name))
                    .as(name)
                    .isEqualTo(values));
            assertThat(asked.arrays()).isEqualTo(arrays);
        }
    }

    private Map<String, float[]> exported(String export, MemoryPools from) {
        try (Learning learning = start(export)) {
            for (StepClock clock = StepClock.start(STEPS); !clock.isOver(); clock = clock.next()) {
                learning.step(from, clock);
            }
            return learning.export().arrays();
        }
    }

    private void run(Learning learning, int before) {
        StepClock clock = new StepClock(0, before, 2 * STEPS, before);
        for (int i = 0; i < STEPS; i++) {
            learning.step(pools, clock);
            clock = clock.next();
        }
    }

    private static Learning start(String export) {
        return Learning.start(
                Recipes.parse("test", YAML.replace("EXPORT", export)),
                new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, 1));
    }
}
