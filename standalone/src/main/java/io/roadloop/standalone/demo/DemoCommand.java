package io.roadloop.standalone.demo;

import io.roadloop.ingest.source.FolderLabels;
import io.roadloop.ingest.source.FrameFolder;
import io.roadloop.ingest.source.LabelUse;
import io.roadloop.ingest.source.Privacy;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.TaxonomyFiles;
import io.roadloop.kit.service.ExitCode;
import io.roadloop.onnx.OnnxDevice;
import io.roadloop.standalone.ending.StopRequest;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.vision.Size;
import io.roadloop.vision.codec.ImageLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code ./roadloop demo}. */
@Command(
        name = "demo",
        sortOptions = false,
        description = {
            "Shows the whole loop on this machine: a real broker and registry, ingest, trainer and inference "
                    + "service.",
            "Without --frames, synthetic vehicles drive from day over dusk, rain and night to day again.",
            "Exit status: 0 when every frame is accounted for, no service failed and the last model served; 1 when "
                    + "not; 2 for bad input. Ctrl-C ends the run as its clock would, a second one at once."
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
            description = {
                "Folder for summary, pictures and model: new, empty, or an earlier demo's, whose results it "
                        + "replaces. Default: ${DEFAULT-VALUE}."
            })
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
            defaultValue = "roadloop",
            description = "A recipe that ships (an unknown name lists them) or a YAML file. Default: ${DEFAULT-VALUE}.")
    private String recipe = "roadloop";

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
        DemoLine line = new DemoLine(System.out, System.console() != null);
        Provenance provenance = Provenance.of(command());
        try (StopRequest stop = new StopRequest()) {
            DemoSummary summary = new DemoRun(settings, provenance, line).run(stop);
            new DemoEnd(System.out).print(summary, settings);
            return summary.pass() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private DemoSettings settings() {
        Recipes.named(recipe, TaxonomyFiles.resolve(taxonomy));
        if (!OnnxDevice.isValid(device)) {
            throw new UserErrorException("--device " + device + ": must be auto, cpu or gpu:N, e.g. gpu:0");
        }
        if (device.startsWith("gpu:")) {
            // The services would find out in a minute, and in their logs.
            OnnxDevice.parse(device);
        }
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
            refuse(
                    List.of("--labels", "--labelled-share", "--canary", "--taxonomy"),
                    "belongs to --frames; give that too");
            return new DemoSettings.Scenes.Street(vehicles, labelsPerMinute);
        }
        refuse(
                List.of("--vehicles", "--labels-per-minute"),
                "belongs to the synthetic street; leave it out with --frames");
        if (labels == null || canary == null) {
            throw new UserErrorException(
                    "--frames needs --labels (what to learn from) and --canary (what judges the models); give all three");
        }
        requirePairs(frames, labels, LabelUse.TRAIN);
        requirePairs(canary.resolve("frames"), canary.resolve("labels"), LabelUse.CANARY);
        return new DemoSettings.Scenes.Folder(frames, labels, labelledShare, canary, taxonomy);
    }

    /** Looks at folders as ingest will, before anything is started. */
    private static void requirePairs(Path frames, Path labels, LabelUse use) {
        FolderLabels.of(
                FrameFolder.list(frames),
                labels,
                new FolderLabels.Plan("front", use, Privacy.STREET, ImageLimits.DEFAULT.maximumBytes()));
    }

    private void refuse(List<String> options, String rule) {
        ParseResult given = command().commandLine().getParseResult();
        options.stream().filter(given::hasMatchedOption).findFirst().ifPresent(option -> {
            throw new UserErrorException(option + " " + rule);
        });
    }

    private CommandSpec command() {
        return Objects.requireNonNull(spec, "picocli sets it before the call");
    }
}
