package io.roadloop.standalone.bench;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.vision.Size;

/** The trainer's own step on a network: four labelled frames, cross entropy, clipping, SGD; no augmentation. */
final class TrainingTime {

    static final Size SIZE = new Size(240, 180);

    private static final int WARM_UP = 3;
    private static final String RECIPE = """
            models:     { student: { network: %s } }
            batch:      { labelled: 4 }
            objectives: { supervised: { cross-entropy: { model: student, on: labelled } } }
            learners:
              student:  { sgd: { momentum: 0.9, decay: 5e-4 }, rate: { constant: { from: 0.01 } }, clip: 5 }
            export: student
            """;

    private TrainingTime() {}

    static Timing of(String network, int classes, Device device, int runs) {
        Recipe recipe = Recipes.parse("bench of " + network, RECIPE.formatted(network));
        MemoryPools samples = BenchSamples.labelled(SIZE);
        Timing.Watch watch = new Timing.Watch();
        try (Learning learning =
                Learning.start(recipe, new LearningSettings(SIZE, classes, device, Precision.FP32, 1))) {
            StepClock clock = StepClock.start(WARM_UP + runs);
            for (; clock.step() < WARM_UP; clock = clock.next()) {
                learning.step(samples, clock);
            }
            for (; !clock.isOver(); clock = clock.next()) {
                StepClock now = clock;
                watch.time(() -> learning.step(samples, now));
            }
        }
        return watch.timing();
    }
}
