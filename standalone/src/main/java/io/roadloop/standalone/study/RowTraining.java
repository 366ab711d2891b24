package io.roadloop.standalone.study;

import ai.djl.Device;
import io.roadloop.standalone.ending.StopRequest;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.trainer.pool.SampleSource;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.trainer.step.Scorer;
import io.roadloop.trainer.step.StepReport;
import io.roadloop.vision.metrics.ConfusionMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Trains one row: one recipe, one seed, one round of all the steps. */
final class RowTraining {
    private final StudySettings settings;
    private final StudyData data;
    private final Device device;
    private final Provenance provenance;
    private final StudyProgress progress;
    private final StopRequest stop;

    RowTraining(
            StudySettings settings,
            StudyData data,
            Device device,
            Provenance provenance,
            StudyProgress progress,
            StopRequest stop) {
        this.settings = settings;
        this.data = data;
        this.device = device;
        this.provenance = provenance;
        this.progress = progress;
        this.stop = stop;
    }

    /** @throws CancellationException if a stop is wished: never in the middle of a step, which runs in native code */
    StudyRow train(Recipe recipe, long seed, Map<String, String> conditions) {
        long began = System.nanoTime();
        int steps = settings.steps();
        long[] nanos = new long[steps];
        List<StudyRow.Point> curve = new ArrayList<>();
        SampleSource pools = data.pools();
        LearningSettings learningSettings =
                new LearningSettings(settings.size(), settings.taxonomy().size(), device, settings.precision(), seed);
        try (Learning learning = Learning.start(recipe, learningSettings)) {
            ConfusionMatrix scores = new ConfusionMatrix(settings.taxonomy().size());
            for (StepClock clock = StepClock.start(steps); !clock.isOver(); clock = clock.next()) {
                if (stop.wished()) {
                    throw new CancellationException("stopped in " + recipe.name() + ", seed " + seed);
                }
                StepReport report = learning.step(pools, clock);
                nanos[clock.step()] = report.took().toNanos();
                progress.step(recipe, seed, report);
                int done = clock.step() + 1;
                if (done % settings.evalEvery() == 0 || done == steps) {
                    scores = Scorer.score(learning, data.canary());
                    curve.add(new StudyRow.Point(done, percent(scores.meanIou())));
                    progress.scored(percent(scores.meanIou()));
                }
            }
            Arrays.sort(nanos);
            return new StudyRow(
                    recipe.name(),
                    recipe.digest().hex(),
                    provenance.version(),
                    provenance.commit(),
                    seed,
                    conditions,
                    percent(scores.meanIou()),
                    byClass(scores),
                    rounded(nanos[steps / 2] / 1e6),
                    rounded((System.nanoTime() - began) / 1e9),
                    curve);
        }
    }

    private Map<String, Double> byClass(ConfusionMatrix scores) {
        Map<String, Double> iou = new LinkedHashMap<>();
        List<String> names = settings.taxonomy().names();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            scores.iou(i).ifPresent(value -> iou.put(name, percent(value)));
        }
        return iou;
    }

    private static double percent(double share) {
        return rounded(100 * share);
    }

    private static double rounded(double value) {
        return Math.round(100 * value) / 100.0;
    }
}
