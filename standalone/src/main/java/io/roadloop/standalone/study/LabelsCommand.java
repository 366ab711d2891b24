package io.roadloop.standalone.study;

import io.roadloop.graph.torch.Precision;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.TaxonomyFiles;
import io.roadloop.kit.service.ExitCode;
import io.roadloop.standalone.ending.StopRequest;
import io.roadloop.standalone.measure.Json;
import io.roadloop.standalone.measure.Measurement;
import io.roadloop.standalone.measure.Measuring;
import io.roadloop.standalone.measure.MiouBar;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.standalone.network.TorchOptions;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.RecipeDigest;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.vision.Size;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop study labels}: recipes compared where only a share of the frames has labels. */
@Command(
        name = "labels",
        description = {
            "Train recipes on a share of the labels, the other frames unlabelled, and score them on others.",
            "Exit status: 0 when every recipe's mean over the seeds reaches --minimum-miou, 1 when not or when stopped,",
            "2 for bad input."
        },
        sortOptions = false)
public final class LabelsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Option(names = "--frames", required = true, paramLabel = "DIR", description = "Frames to train on, JPEG or PNG.")
    @SuppressWarnings("NullAway.Init")
    private Path frames;

    @Option(names = "--labels", required = true, paramLabel = "DIR", description = "Their masks, PNG, same base names.")
    @SuppressWarnings("NullAway.Init")
    private Path labels;

    @Option(
            names = "--canary",
            required = true,
            paramLabel = "DIR",
            description = "A folder with frames/ and labels/ to score on; nothing of it is trained on.")
    @SuppressWarnings("NullAway.Init")
    private Path canary;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the results go.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--recipes",
            split = ",",
            defaultValue = "supervised,mean-teacher",
            paramLabel = "NAME",
            description = "Recipes, by name or as YAML files. Default: ${DEFAULT-VALUE}.")
    private List<String> recipes = List.of();

    @Option(
            names = "--labelled-share",
            defaultValue = "0.125",
            description = "Share of the frames whose labels are used. Default: ${DEFAULT-VALUE}.")
    private double labelledShare;

    @Option(names = "--size", defaultValue = "160x120", description = "Size to train at. Default: ${DEFAULT-VALUE}.")
    private String size = "";

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

    @Option(
            names = "--precision",
            defaultValue = "fp32",
            description =
                    "What the layers compute in while they learn: ${COMPLETION-CANDIDATES}. Scores are of the fp32 model."
                            + " Default: ${DEFAULT-VALUE}.")
    private Precision precision = Precision.FP32;

    @Option(
            names = "--eval-every",
            defaultValue = "500",
            description = "Steps between scores. Default: ${DEFAULT-VALUE}.")
    private int evalEvery;

    @Mixin
    private MiouBar bar = new MiouBar();

    @Override
    public Integer call() {
        Measuring measuring = Measuring.begin(Provenance.of(spec));
        bar.check();
        torch.check();
        StudySettings settings = new StudySettings(
                frames,
                labels,
                canary,
                recipes,
                labelledShare,
                splitSeed,
                Size.parse(size),
                steps,
                seeds,
                TaxonomyFiles.resolve(taxonomy),
                torch.device(),
                precision,
                torch.threads(),
                evalEvery);
        List<Recipe> read = recipes.stream()
                .map(name -> Recipes.named(name, settings.taxonomy()))
                .toList();
        requireNamesOfTheirOwn(read);
        Json.requireWritable(out.resolve("result.json"));
        RowStore.requireWritable(out);
        StudyData data = StudyData.read(settings);
        PrintWriter console = spec.commandLine().getOut();
        try (StopRequest stop = new StopRequest()) {
            Study study = new Study(settings, data, torch.apply(), out, console);
            Measurement<StudyResult> result = study.run(read, bar, measuring, stop);
            if (!result.pass()) {
                console.println(
                        "below --minimum-miou " + bar + ": " + result.figures().meanMiou());
            }
            return result.exitCode();
        } catch (CancellationException stopped) {
            console.println(stopped.getMessage() + "; finished rows are kept, the same command goes on");
            return ExitCode.FAILED;
        }
    }

    /** Rows, means and lines of the plot go by the recipe's name. */
    private static void requireNamesOfTheirOwn(List<Recipe> recipes) {
        Map<String, RecipeDigest> known = new HashMap<>();
        for (Recipe recipe : recipes) {
            RecipeDigest other = known.putIfAbsent(recipe.name(), recipe.digest());
            if (other != null && !other.equals(recipe.digest())) {
                throw new UserErrorException("--recipes holds two recipes named " + recipe.name()
                        + ", and a recipe is named after its file: rename one of the files");
            }
        }
    }
}
