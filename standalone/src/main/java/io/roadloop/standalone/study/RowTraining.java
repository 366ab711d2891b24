package io.roadloop.standalone.study;

import ai.djl.Device;
import io.roadloop.standalone.ending.StopRequest;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.pool.SampleSource;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.DivergedException;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.trainer.step.PseudoLabelCount;
import io.roadloop.trainer.step.Scorer;
import io.roadloop.trainer.step.StepReport;
import io.roadloop.vision.Size;
import io.roadloop.vision.metrics.Collapse;
import io.roadloop.vision.metrics.ConfusionMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
        static final Look NONE = new Look(List.of(), Map.of());

        Optional<ConfusionMatrix> total() {
            return frames.stream().reduce(ConfusionMatrix::plus);
        }

        OptionalDouble miou() {
            return total().stream()
                    .mapToDouble(all -> Rounded.percent(all.meanIou()))
                    .findFirst();
        }

        Optional<PseudoLabelFigures> together() {
            return pseudoLabels.values().stream().reduce(PseudoLabelCount::plus).map(PseudoLabelFigures::of);
        }

        StudyRow.Point point(int step) {
            Map<String, PseudoLabelFigures> byTerm = new LinkedHashMap<>();
            pseudoLabels.forEach((term, count) -> byTerm.put(term, PseudoLabelFigures.of(count)));
            return new StudyRow.Point(step, miou().orElseThrow(), byTerm);
        }
    }

    /** What is noted on the way. For one thread. */
    private static final class Track {
        private final long began = System.nanoTime();
        private final List<Long> nanos = new ArrayList<>();
        private final List<StudyRow.Point> curve = new ArrayList<>();
        private final Collapse.Watch watch = new Collapse.Watch();

        double stepMillisMedian() {
            return nanos.isEmpty()
                    ? 0
                    : Rounded.hundredths(nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6);
        }

        double seconds() {
            return Rounded.hundredths((System.nanoTime() - began) / 1e9);
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

    /**
     * @return a row without figures if it diverged
     * @throws CancellationException if a stop is wished: never in the middle of a step, which runs in native code
     */
    FinishedRow train(Recipe recipe, long seed, Size size, StudyData data, Map<String, String> conditions) {
        Track track = new Track();
        Look end = Look.NONE;
        Optional<Divergence> divergence = Optional.empty();
        LearningSettings learningSettings = new LearningSettings(
                size, settings.taxonomy().size(), device, settings.precision().on(device), seed);
        try (Learning learning = Learning.start(recipe, learningSettings)) {
            end = learn(learning, data, track);
        } catch (DivergedException e) {
            divergence = Optional.of(Divergence.of(e));
        }
        StudyRow row = new StudyRow(
                recipe.name(),
                recipe.digest().hex(),
                seed,
                conditions,
                provenance.version(),
                provenance.commit(),
                end.miou(),
                end.total().map(this::byClass).orElse(Map.of()),
                end.together(),
                track.stepMillisMedian(),
                track.seconds(),
                track.curve,
                divergence);
        return FinishedRow.of(row, end.frames());
    }

    /** All steps; what the last look finds. */
    private Look learn(Learning learning, StudyData data, Track track) {
        String recipe = learning.recipe().name();
        long seed = learning.settings().seed();
        SampleSource pools = data.pools();
        Look last = Look.NONE;
        for (StepClock clock = StepClock.start(settings.steps()); !clock.isOver(); clock = clock.next()) {
            if (stop.wished()) {
                throw new CancellationException("stopped in " + recipe + ", seed " + seed);
            }
            StepReport report = learning.step(pools, clock);
            track.nanos.add(report.took().toNanos());
            progress.step(learning.recipe(), seed, report);
            int done = clock.step() + 1;
            if (done % settings.evalEvery() == 0 || done == settings.steps()) {
                learning.requireFinite(clock);
                last = look(learning, data, clock);
                requireSeveralClasses(track, last, clock);
                StudyRow.Point point = last.point(done);
                track.curve.add(point);
                progress.scored(point.miou());
            }
        }
        return last;
    }

    private void requireSeveralClasses(Track track, Look look, StepClock clock) {
        look.total().flatMap(track.watch::see).ifPresent(collapse -> {
            throw new DivergedException(clock.total(), collapse.inWords(settings.taxonomy()));
        });
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
