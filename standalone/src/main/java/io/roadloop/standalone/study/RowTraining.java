package io.roadloop.standalone.study;

import ai.djl.Device;
import io.roadloop.standalone.ending.StopRequest;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.pool.SampleSource;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.trainer.step.PseudoLabelCount;
import io.roadloop.trainer.step.Scorer;
import io.roadloop.trainer.step.StepReport;
import io.roadloop.vision.Size;
import io.roadloop.vision.metrics.ConfusionMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Trains one row: one recipe, one seed, one round of all the steps. */
final class RowTraining {
    private final StudySettings settings;
    private final Device device;
    private final Provenance provenance;
    private final StudyProgress progress;
    private final StopRequest stop;

    /** What a look at a learning found. */
    private record Look(List<ConfusionMatrix> frames, Map<String, PseudoLabelCount> pseudoLabels) {
        ConfusionMatrix total() {
            return frames.stream().reduce(ConfusionMatrix::plus).orElseThrow();
        }

        Optional<PseudoLabelFigures> together() {
            return pseudoLabels.values().stream().reduce(PseudoLabelCount::plus).map(PseudoLabelFigures::of);
        }

        StudyRow.Point point(int step) {
            Map<String, PseudoLabelFigures> byTerm = new LinkedHashMap<>();
            pseudoLabels.forEach((term, count) -> byTerm.put(term, PseudoLabelFigures.of(count)));
            return new StudyRow.Point(step, Rounded.percent(total().meanIou()), byTerm);
        }
    }

    RowTraining(
            StudySettings settings, Device device, Provenance provenance, StudyProgress progress, StopRequest stop) {
        this.settings = settings;
        this.device = device;
        this.provenance = provenance;
        this.progress = progress;
        this.stop = stop;
    }

    /** @throws CancellationException if a stop is wished: never in the middle of a step, which runs in native code */
    FinishedRow train(Recipe recipe, long seed, Size size, StudyData data, Map<String, String> conditions) {
        long began = System.nanoTime();
        int steps = settings.steps();
        long[] nanos = new long[steps];
        List<StudyRow.Point> curve = new ArrayList<>();
        SampleSource pools = data.pools();
        LearningSettings learningSettings = new LearningSettings(
                size, settings.taxonomy().size(), device, settings.precision().on(device), seed);
        try (Learning learning = Learning.start(recipe, learningSettings)) {
            Look last = new Look(List.of(), Map.of());
            for (StepClock clock = StepClock.start(steps); !clock.isOver(); clock = clock.next()) {
                if (stop.wished()) {
                    throw new CancellationException("stopped in " + recipe.name() + ", seed " + seed);
                }
                StepReport report = learning.step(pools, clock);
                nanos[clock.step()] = report.took().toNanos();
                progress.step(recipe, seed, report);
                int done = clock.step() + 1;
                if (done % settings.evalEvery() == 0 || done == steps) {
                    last = look(learning, data, clock);
                    curve.add(last.point(done));
                    progress.scored(curve.get(curve.size() - 1).miou());
                }
            }
            Arrays.sort(nanos);
            ConfusionMatrix scores = last.total();
            StudyRow row = new StudyRow(
                    recipe.name(),
                    recipe.digest().hex(),
                    seed,
                    conditions,
                    provenance.version(),
                    provenance.commit(),
                    Rounded.percent(scores.meanIou()),
                    byClass(scores),
                    last.together(),
                    Rounded.hundredths(nanos[steps / 2] / 1e6),
                    Rounded.hundredths((System.nanoTime() - began) / 1e9),
                    curve);
            return FinishedRow.of(row, last.frames());
        }
    }

    private static Look look(Learning learning, StudyData data, StepClock clock) {
        List<Sample> judged = data.judged();
        return new Look(
                Scorer.byFrame(learning, data.canary()),
                judged.isEmpty() ? Map.of() : Scorer.pseudoLabels(learning, judged, clock));
    }

    private Map<String, Double> byClass(ConfusionMatrix scores) {
        Map<String, Double> iou = new LinkedHashMap<>();
        List<String> names = settings.taxonomy().names();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            scores.iou(i).ifPresent(value -> iou.put(name, Rounded.percent(value)));
        }
        return iou;
    }
}
