package io.roadloop.standalone.study;

import ai.djl.Device;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.AtomicFiles;
import io.roadloop.kit.files.TaxonomyFiles;
import io.roadloop.kit.service.ExitCode;
import io.roadloop.standalone.ending.StopRequest;
import io.roadloop.standalone.measure.Json;
import io.roadloop.standalone.measure.Measurement;
import io.roadloop.standalone.measure.Measuring;
import io.roadloop.standalone.measure.MiouBar;
import io.roadloop.standalone.measure.OutFolder;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.standalone.network.PrecisionOption;
import io.roadloop.standalone.network.TorchOptions;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.RecipeDigest;
import io.roadloop.vision.Taxonomy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What all studies can be told, and how they run. */
final class StudyOptions {
    @Option(names = "--frames", required = true, paramLabel = "DIR", description = "Frames to train on, JPEG or PNG.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private Path frames;

    @Option(
            names = "--labels",
            required = true,
            paramLabel = "DIR",
            description = "Their masks, PNG, same base names. Frames without one take part as unlabelled ones.")
    @SuppressWarnings("NullAway.Init")
    private Path labels;

    @Option(
            names = "--canary",
            required = true,
            paramLabel = "DIR",
            description =
                    "A folder with frames/ and labels/ to score on, of frames with masks; nothing of it is trained on.")
    @SuppressWarnings("NullAway.Init")
    private Path canary;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the results go; no weights are kept.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--rows",
            paramLabel = "DIR",
            description = "Where finished rows are kept, and found by other studies. Default: rows/ below --out.")
    private @Nullable Path rows;

    @Option(names = "--steps", defaultValue = "3000", description = "Steps of each row. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(names = "--seeds", split = ",", defaultValue = "1", description = "Seeds. Default: ${DEFAULT-VALUE}.")
    private List<Long> seeds = List.of();

    @Option(
            names = "--split-seed",
            defaultValue = "0",
            description = "Which frames are labelled; the same for all recipes and seeds. Default: ${DEFAULT-VALUE}.")
    private long splitSeed;

    @Option(
            names = "--taxonomy",
            defaultValue = "camvid-11",
            description = "By name or as a YAML file. Default: ${DEFAULT-VALUE}.")
    private String taxonomy = "";

    @Mixin
    private TorchOptions torch = new TorchOptions();

    @Mixin
    private PrecisionOption precision = new PrecisionOption();

    @Option(
            names = "--eval-every",
            defaultValue = "500",
            description = "Steps between scores. Default: ${DEFAULT-VALUE}.")
    private int evalEvery;

    @Mixin
    private MiouBar bar = new MiouBar();

    /**
     * Runs a study and writes its results.
     *
     * @param recipes to be compared, the first with all others, for a taxonomy; read once the options are known to be right
     * @param cells the grid
     * @return the exit status
     */
    int run(CommandSpec spec, Function<Taxonomy, List<Recipe>> recipes, Supplier<List<Cell>> cells) {
        Measuring measuring = Measuring.begin(Provenance.of(spec));
        bar.check();
        torch.check();
        StudySettings settings = settings();
        List<Cell> grid = cells.get();
        List<Recipe> compared = recipes.apply(settings.taxonomy());
        requireNamesOfTheirOwn(compared);
        grid.forEach(cell -> compared.forEach(recipe -> recipe.requireFits(cell.size())));
        RowStore store = new RowStore(Optional.ofNullable(rows).orElse(out.resolve("rows")));
        OutFolder.requireWritable("--out", out, "result.json");
        store.requireWritable();
        PrintWriter console = spec.commandLine().getOut();
        int count = grid.size() * compared.size() * settings.seeds().size();
        StudyProgress progress = new StudyProgress(console, InstantSource.system(), count);
        try (StopRequest stop = new StopRequest()) {
            StudyFrames folders = StudyFrames.of(settings);
            folders.require();
            StartFiles.require(compared, settings.taxonomy().size());
            folders.remarks().forEach(progress::remark);
            Device device = torch.apply();
            Study study = new Study(settings, folders, compared, device, measuring.provenance(), store, progress, stop);
            StudyResult figures = new StudyResult(run(study, grid, progress));
            return conclude(figures, measuring, asked(settings, grid, compared), console);
        } catch (CancellationException stopped) {
            console.println(stopped.getMessage() + "; finished rows are kept, the same command goes on");
            return ExitCode.FAILED;
        }
    }

    private StudySettings settings() {
        return new StudySettings(
                frames,
                labels,
                canary,
                splitSeed,
                steps,
                seeds,
                TaxonomyFiles.resolve(taxonomy),
                torch.device(),
                precision.choice(),
                torch.threads(),
                evalEvery);
    }

    /** The tables are written after each cell, so that an interrupted grid has those of the finished ones. */
    private List<CellResult> run(Study study, List<Cell> grid, StudyProgress progress) {
        if (grid.size() > 1) {
            progress.remark("reading the frames of " + grid.size() + " cells");
            study.requireUsable(grid);
        }
        List<CellResult> done = new ArrayList<>();
        for (Cell cell : grid) {
            if (grid.size() > 1) {
                progress.enter(cell);
            }
            CellResult result = study.run(cell);
            done.add(result);
            StudyPlots.write(out, cell, result);
            write(out.resolve("table.md"), StudyTable.of(done));
            progress.finished(result);
        }
        return done;
    }

    private int conclude(StudyResult figures, Measuring measuring, Map<String, String> asked, PrintWriter console) {
        List<String> missed = Stream.concat(
                        inCells(figures, cell -> cell.diverged().stream()),
                        inCells(figures, cell -> cell.recipes().stream().flatMap(this::below)))
                .toList();
        // Seconds are of this run; rows that were kept from before took their own.
        Measurement<StudyResult> result = measuring.end(asked, missed.isEmpty(), figures);
        Json.write(out.resolve("result.json"), result);
        missed.forEach(console::println);
        return result.exitCode();
    }

    /** Lines on each cell; where there are several, they name it. */
    private static Stream<String> inCells(StudyResult figures, Function<CellResult, Stream<String>> lines) {
        boolean several = figures.cells().size() > 1;
        return figures.cells().stream()
                .flatMap(cell -> lines.apply(cell).map(line -> several ? cell.key() + ": " + line : line));
    }

    private Stream<String> below(RecipeSummary summary) {
        return summary.meanMiou().stream()
                .filter(mean -> !bar.isReachedBy(mean))
                .mapToObj(mean -> summary.recipe() + " is below --minimum-miou " + bar + ": " + mean);
    }

    private Map<String, String> asked(StudySettings settings, List<Cell> grid, List<Recipe> compared) {
        Map<String, String> asked = new TreeMap<>(settings.named());
        asked.put("frames", frames.toAbsolutePath().normalize().toString());
        asked.put("labels", labels.toAbsolutePath().normalize().toString());
        asked.put("canary", canary.toAbsolutePath().normalize().toString());
        asked.put("cells", grid.stream().map(Cell::key).collect(Collectors.joining(",")));
        asked.put("recipes", compared.stream().map(Recipe::name).collect(Collectors.joining(",")));
        asked.put("seeds", seeds.stream().map(String::valueOf).collect(Collectors.joining(",")));
        asked.put("minimum-miou", bar.toString());
        return asked;
    }

    private static void write(Path file, String text) {
        try {
            AtomicFiles.write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Rows, means and lines of the plot go by the recipe's name. */
    private static void requireNamesOfTheirOwn(List<Recipe> recipes) {
        if (recipes.isEmpty()) {
            throw new UserErrorException("there is no recipe to be compared: name at least one");
        }
        Map<String, RecipeDigest> known = new HashMap<>();
        for (Recipe recipe : recipes) {
            RecipeDigest other = known.putIfAbsent(recipe.name(), recipe.digest());
            if (other != null) {
                throw new UserErrorException("two recipes are named " + recipe.name()
                        + ", and a recipe is named after its file: rename one of the files, or name it once");
            }
        }
    }
}
