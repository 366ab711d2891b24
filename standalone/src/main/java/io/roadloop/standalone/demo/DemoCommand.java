package io.roadloop.standalone.demo;

import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.TaxonomyFiles;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.vision.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop demo}. */
@Command(
        name = "demo",
        sortOptions = false,
        description = {
            "Shows the whole loop on this machine: a real broker and registry, ingest, trainer and inference service.",
            "Without --frames, synthetic vehicles drive from day over dusk, rain and night to day again.",
            "Exit status: 0 when every frame is accounted for and a learnt model served, 1 when not, 2 for bad input."
        })
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--minutes",
            defaultValue = "6",
            description = "How long the services run. Default: ${DEFAULT-VALUE}.")
    private double minutes;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "target/demo",
            description = "Folder for summary, pictures and model. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("target/demo");

    @Option(names = "--frames", paramLabel = "DIR", description = "One's own frames (JPEG, PNG) instead of the street.")
    private @Nullable Path frames;

    @Option(
            names = "--labels",
            paramLabel = "DIR",
            description = "Masks for --frames: PNG, one class index a pixel, same base names.")
    private @Nullable Path labels;

    @Option(
            names = "--labelled-share",
            defaultValue = "0.25",
            description = "Share of --frames whose masks the trainer is given, in (0, 1]. Default: ${DEFAULT-VALUE}.")
    private double labelledShare;

    @Option(
            names = "--canary",
            paramLabel = "DIR",
            description = "Folder with frames/ and labels/ that judge every model and are never trained on.")
    private @Nullable Path canary;

    @Option(
            names = "--taxonomy",
            defaultValue = "camvid-11",
            description = "Classes of --labels: camvid-11, cityscapes-19 or a YAML file. Default: ${DEFAULT-VALUE}.")
    private String taxonomy = "camvid-11";

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "160x120",
            description = "Pixels at which frames are sent, learnt and segmented. Default: ${DEFAULT-VALUE}.")
    private Size size = new Size(160, 120);

    @Option(
            names = "--recipe",
            defaultValue = "mean-teacher",
            description = "A recipe that ships (supervised, mean-teacher) or a YAML file. Default: ${DEFAULT-VALUE}.")
    private String recipe = "mean-teacher";

    @Option(names = "--device", defaultValue = "auto", description = "auto, cpu or gpu:N. Default: ${DEFAULT-VALUE}.")
    private String device = "auto";

    @Option(names = "--seed", defaultValue = "1", description = "Seed of everything random. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--vehicles",
            defaultValue = "4",
            description = "Vehicles on the synthetic street. Default: ${DEFAULT-VALUE}.")
    private int vehicles;

    @Option(
            names = "--frames-per-second",
            defaultValue = "1",
            description = "Frames a second of each vehicle. Default: ${DEFAULT-VALUE}.")
    private double framesPerSecond;

    @Option(
            names = "--labels-per-minute",
            defaultValue = "8",
            description = "Masks that the street's annotator finishes a minute. Default: ${DEFAULT-VALUE}.")
    private double labelsPerMinute;

    @Option(names = "--kafka-port", defaultValue = "0", description = "Port of the broker. Default: a free one.")
    private int kafkaPort;

    @Option(names = "--registry-port", defaultValue = "0", description = "Port of the registry. Default: a free one.")
    private int registryPort;

    @Override
    public Integer call() throws InterruptedException {
        DemoSettings settings = settings();
        ProgressLine line = new ProgressLine(System.out, System.console() != null);
        List<String> arguments = spec == null
                ? List.of()
                : spec.root().commandLine().getParseResult().originalArgs();
        DemoSummary summary = new DemoRun(settings, Provenance.of(arguments), line).run();
        new DemoEnd(System.out).print(summary, settings);
        return summary.pass() ? 0 : 1;
    }

    private DemoSettings settings() {
        TaxonomyFiles.resolve(taxonomy);
        Recipes.named(recipe);
        return new DemoSettings(
                Duration.ofMillis(Math.round(minutes * 60_000)),
                out,
                scenes(),
                size,
                recipe,
                device,
                seed,
                framesPerSecond,
                kafkaPort,
                registryPort);
    }

    private DemoSettings.Scenes scenes() {
        if (frames == null) {
            if (labels != null || canary != null) {
                throw new UserErrorException("--labels and --canary belong to --frames; give --frames too");
            }
            return new DemoSettings.Scenes.Street(vehicles, labelsPerMinute);
        }
        if (labels == null || canary == null) {
            throw new UserErrorException(
                    "--frames needs --labels (what to learn from) and --canary (what judges the models); give all three");
        }
        ImageFolders.requireImages("--frames", frames);
        ImageFolders.requireImages("--labels", labels);
        ImageFolders.requireImages("--canary", canary.resolve("frames"));
        ImageFolders.requireImages("--canary", canary.resolve("labels"));
        return new DemoSettings.Scenes.Folder(frames, labels, labelledShare, canary, taxonomy);
    }
}
