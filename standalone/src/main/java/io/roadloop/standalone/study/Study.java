package io.roadloop.standalone.study;

import ai.djl.Device;
import io.roadloop.standalone.ending.StopRequest;
import io.roadloop.standalone.measure.Json;
import io.roadloop.standalone.measure.Measurement;
import io.roadloop.standalone.measure.Measuring;
import io.roadloop.standalone.measure.MiouBar;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.standalone.picture.LearningCurve;
import io.roadloop.trainer.recipe.Recipe;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All rows of a study, one after another; each is kept as soon as it is finished. */
final class Study {
    private final StudySettings settings;
    private final StudyData data;
    private final Device device;
    private final Path out;
    private final PrintWriter console;

    Study(StudySettings settings, StudyData data, Device device, Path out, PrintWriter console) {
        this.settings = settings;
        this.data = data;
        this.device = device;
        this.out = out;
        this.console = console;
    }

    Measurement<StudyResult> run(List<Recipe> recipes, MiouBar bar, Measuring measuring, StopRequest stop) {
        Map<String, String> conditions = conditions();
        Provenance provenance = measuring.provenance();
        RowStore store = new RowStore(out, provenance);
        int count = recipes.size() * settings.seeds().size();
        StudyProgress progress = new StudyProgress(console, InstantSource.system(), count);
        RowTraining training = new RowTraining(settings, data, device, provenance, progress, stop);
        List<StudyRow> rows = new ArrayList<>();
        for (long seed : settings.seeds()) {
            for (Recipe recipe : recipes) {
                int number = rows.size() + 1;
                Optional<StudyRow> kept = store.find(recipe, seed, conditions);
                kept.ifPresent(row -> progress.kept(number, row));
                rows.add(kept.orElseGet(() -> {
                    progress.begin(number);
                    StudyRow row = training.train(recipe, seed, conditions);
                    store.keep(row);
                    progress.finished(number, row);
                    return row;
                }));
            }
        }
        StudyResult figures = StudyResult.of(settings, data, rows);
        boolean pass = figures.meanMiou().values().stream().allMatch(bar::isReachedBy);
        // Seconds are of this run; rows that were kept from before took their own.
        Measurement<StudyResult> result = measuring.end(asked(conditions, bar), pass, figures);
        Json.write(out.resolve("result.json"), result);
        plot(rows);
        return result;
    }

    private void plot(List<StudyRow> rows) {
        String title = String.format(
                "%d labelled and %d unlabelled frames, %s, scored on %d others",
                data.labelled().size(),
                data.unlabelled().size(),
                settings.size(),
                data.canary().size());
        List<LearningCurve.Line> lines = rows.stream()
                .map(row -> new LearningCurve.Line(
                        row.label(),
                        row.curve().stream()
                                .map(point -> new LearningCurve.Point(point.step(), point.miou() / 100))
                                .toList()))
                .toList();
        LearningCurve.write(out.resolve("learning.png"), title, lines);
    }

    /** Beside a row's conditions what the rows are, and what they must reach. */
    private Map<String, String> asked(Map<String, String> conditions, MiouBar bar) {
        Map<String, String> asked = new TreeMap<>(conditions);
        asked.put("recipes", String.join(",", settings.recipes()));
        asked.put("seeds", settings.seeds().stream().map(String::valueOf).collect(Collectors.joining(",")));
        asked.put("minimum-miou", bar.toString());
        return asked;
    }

    private Map<String, String> conditions() {
        Map<String, String> conditions = new TreeMap<>();
        conditions.put("frames", settings.frames().toAbsolutePath().normalize().toString());
        conditions.put("labels", settings.labels().toAbsolutePath().normalize().toString());
        conditions.put("canary", settings.canary().toAbsolutePath().normalize().toString());
        conditions.put("labelled-share", String.valueOf(settings.labelledShare()));
        conditions.put("split-seed", String.valueOf(settings.splitSeed()));
        conditions.put("size", settings.size().toString());
        conditions.put("steps", String.valueOf(settings.steps()));
        conditions.put("taxonomy", settings.taxonomy().name());
        conditions.put("device", device.toString());
        conditions.put("precision", settings.precision().toString());
        conditions.put("threads", String.valueOf(settings.threads()));
        conditions.put("eval-every", String.valueOf(settings.evalEvery()));
        return conditions;
    }
}
