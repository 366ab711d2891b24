package io.roadloop.standalone.study;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.kit.service.Machine;
import io.roadloop.standalone.ending.StopRequest;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.trainer.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** All rows of a study, one after another; each is kept as soon as it is finished. */
final class Study {
    private final StudySettings settings;
    private final StudyFrames frames;
    private final String device;
    private final Precision precision;
    private final List<Recipe> recipes;
    private final RowStore store;
    private final StudyProgress progress;
    private final RowTraining training;
    private final StopRequest stop;
    private final String code = RowCode.here();

    Study(
            StudySettings settings,
            StudyFrames frames,
            List<Recipe> recipes,
            Device device,
            Provenance provenance,
            RowStore store,
            StudyProgress progress,
            StopRequest stop) {
        this.settings = settings;
        this.frames = frames;
        this.recipes = recipes;
        this.store = store;
        this.progress = progress;
        this.stop = stop;
        this.device = inWords(device, provenance.machine());
        this.precision = settings.precision().on(device);
        this.training = new RowTraining(settings, device, provenance, progress, stop);
    }

    /**
     * Reads the frames of all cells once, so that a bad one shows before the first row and not hours later.
     *
     * @throws io.roadloop.kit.UserErrorException as {@link StudyImages#read} and {@link StudyData#of} do
     * @throws CancellationException if a stop is wished
     */
    void requireUsable(List<Cell> cells) {
        cells.stream().collect(Collectors.groupingBy(Cell::size)).forEach((size, ofSize) -> {
            if (stop.wished()) {
                throw new CancellationException("stopped before the first row");
            }
            StudyImages images = StudyImages.read(frames, size);
            ofSize.forEach(cell -> StudyData.of(images, settings, cell.labelledShare()));
        });
    }

    /**
     * Every recipe with every seed.
     *
     * @throws CancellationException if a stop is wished
     */
    CellResult run(Cell cell) {
        StudyData data = StudyData.of(StudyImages.read(frames, cell.size()), settings, cell.labelledShare());
        data.pools()
                .coverage()
                .flatMap(coverage -> coverage.gaps(settings.taxonomy()))
                .ifPresent(gaps -> progress.remark("cell " + cell.key() + ": " + gaps));
        Map<String, String> common = conditions(cell, data);
        List<FinishedRow> rows = new ArrayList<>();
        for (long seed : settings.seeds()) {
            for (Recipe recipe : recipes) {
                progress.begin();
                Map<String, String> conditions = new TreeMap<>(common);
                conditions.putAll(StartFiles.digests(recipe));
                Optional<FinishedRow> kept = store.find(cell, recipe, seed, conditions);
                kept.ifPresent(finished -> progress.kept(finished.row()));
                rows.add(kept.orElseGet(() -> {
                    FinishedRow finished = training.train(recipe, seed, cell.size(), data, conditions);
                    store.keep(cell, finished);
                    progress.finished(finished.row());
                    return finished;
                }));
            }
        }
        return CellResult.of(cell, settings, data, rows);
    }

    private Map<String, String> conditions(Cell cell, StudyData data) {
        Map<String, String> conditions = new TreeMap<>(settings.named());
        conditions.put("device", device);
        conditions.put("precision", precision.toString());
        conditions.put("labelled-share", String.valueOf(cell.labelledShare()));
        conditions.put("size", cell.size().toString());
        conditions.put("data", data.digest());
        conditions.put("code", code);
        return conditions;
    }

    /** {@code cpu}, or which of the machine's GPUs. */
    static String inWords(Device device, Machine machine) {
        String name = TorchDevice.name(device);
        return device.isGpu() ? name + " of " + String.join(", ", machine.gpus()) : name;
    }
}
