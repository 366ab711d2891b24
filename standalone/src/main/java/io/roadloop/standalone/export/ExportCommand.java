package io.roadloop.standalone.export;

import io.roadloop.graph.Graph;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OutputKind;
import io.roadloop.graph.prune.ServedNetwork;
import io.roadloop.graph.torch.Weights;
import io.roadloop.graph.weights.WeightFiles;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.service.ExitCode;
import io.roadloop.standalone.measure.Measurement;
import io.roadloop.standalone.measure.Measuring;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.standalone.network.ClassCount;
import io.roadloop.standalone.network.FrameSize;
import io.roadloop.standalone.network.NamedNetworks;
import io.roadloop.store.ModelDigest;
import io.roadloop.store.ParityReport;
import io.roadloop.trainer.publish.ParityBar;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop export}. */
@Command(
        name = "export",
        sortOptions = false,
        description = {
            "Writes a network as an ONNX file that takes camera bytes, and FILE.parity.json beside it: how near the "
                    + "file is to the network on frames of the synthetic street.",
            "A network that reads maps, such as auxiliary, takes them in its file, too, gives its output alone, and "
                    + "is compared on random probabilities. A file that misses the bar, or that a service would "
                    + "refuse though it has classes and confidence, is not written. A routing network is pruned by "
                    + "the frames of --canary: paths and cells that its gates keep closed on 99.9 %% of them are "
                    + "left out. One of every four frames, drawn, is held out: on those, the pruned network must "
                    + "give the gated one's class on 99.9 %% of the pixels. The report names the frames, the pixels "
                    + "and the multiply-adds of both. With fewer than 8 frames none is held out: then, and without "
                    + "--canary, the network is written gated, and all cells are computed.",
            "Exit status: 0 when written, 1 when a bar is missed, 2 for bad input."
        },
        subcommands = CheckCommand.class)
public final class ExportCommand implements Callable<Integer> {

    private static final long SEED = 1;
    private static final int FRAMES = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Option(names = "--network", paramLabel = "NAME", description = "The network, such as dense-road/compact.")
    private @Nullable String network;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Its weights, a safetensors file with the graph's own names. Default: random, seed 1.")
    private @Nullable Path weights;

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write; ends with .onnx.")
    private @Nullable Path out;

    @Mixin
    private ClassCount classes = new ClassCount();

    @Option(
            names = "--outputs",
            split = ",",
            paramLabel = "NAME",
            description = {
                "What the file gives, of classes, confidence, logits. Default: classes,confidence; of a network that "
                        + "reads maps its output, under the name logits, and nothing else."
            })
    private @Nullable List<String> outputs;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "240x180",
            description = "Size of the frames for comparison and pruning. Default: ${DEFAULT-VALUE}.")
    private Size size = new Size(1, 1);

    @Option(
            names = "--canary",
            paramLabel = "DIR",
            description = {
                "Folder of frames (.jpg, .png) to prune a routing network by, resized to --size: frames as the "
                        + "vehicles send them, best a thousand or more. Fewer cut only what was closed on all of "
                        + "them; fewer than 8 cut nothing."
            })
    private @Nullable Path canary;

    /**
     * The figures of the parity report.
     *
     * @param file the exported file
     * @param digest its SHA-256
     * @param inspection {@code accepted}, or why a service would not take the file
     * @param parity the file against the network that it was made of, and that one against the gated one if it is pruned
     */
    record Exported(String file, String digest, long bytes, String inspection, ParityReport parity) {}

    @Override
    public Integer call() {
        Measuring measuring = Measuring.begin(Provenance.of(spec));
        if (network == null || out == null) {
            throw new UserErrorException("--network NAME and --out FILE are needed; see roadloop export --help");
        }
        ExportFiles files = ExportFiles.named(out);
        Graph graph = NamedNetworks.graph("--network", network, classes.count());
        OnnxOptions options = new OnnxOptions(kinds(graph), metadata(network));
        FrameSize.checked("--size", size);
        Map<String, float[]> host = weights == null
                ? Weights.initial(graph, SEED)
                : WeightFiles.load(graph, weights).tensors();
        ServedNetwork served = RoutingExport.prune(graph, host, Optional.ofNullable(canary), size);
        PrintWriter console = spec.commandLine().getOut();
        RoutingExport.remark(served, Optional.ofNullable(canary)).ifPresent(console::println);
        if (!RoutingExport.mayBeServed(served)) {
            console.println("nothing written");
            return ExitCode.FAILED;
        }
        Graph written = RoutingExport.written(served);
        ExportTrial trial = new ExportTrial(written, written.select(host), options);
        Optional<String> fault = trial.fault();
        if (fault.isPresent()) {
            console.println("nothing written: a service would refuse the file, " + fault.get());
            return ExitCode.FAILED;
        }
        ParityReport parity = trial.compare(FRAMES, size).with(RoutingExport.figures(served));
        Exported exported = exported(files.onnx(), trial, parity);
        Measurement<Exported> result = measuring.end(settings(options), ParityBar.isReachedBy(parity), exported);
        if (result.pass()) {
            files.write(trial.onnx(), result);
        }
        console.println((result.pass() ? files.onnx() + ": " : "nothing written: ") + ParityBar.inWords(parity));
        return result.exitCode();
    }

    private static Exported exported(Path file, ExportTrial trial, ParityReport parity) {
        return new Exported(
                file.toString(), ModelDigest.of(trial.onnx()).hex(), trial.onnx().length, trial.inspection(), parity);
    }

    private Set<OutputKind> kinds(Graph graph) {
        boolean labelsPixels = NamedNetworks.labelsPixels(graph);
        if (outputs == null) {
            return labelsPixels ? OnnxOptions.serving(Map.of()).outputs() : EnumSet.of(OutputKind.LOGITS);
        }
        Set<OutputKind> kinds = named(outputs);
        if (!labelsPixels && !kinds.equals(EnumSet.of(OutputKind.LOGITS))) {
            throw new UserErrorException("--outputs " + String.join(",", outputs) + ": " + graph
                    + " reads no frames, and its file gives logits alone");
        }
        return kinds;
    }

    private static Set<OutputKind> named(List<String> outputs) {
        Map<String, OutputKind> known =
                Arrays.stream(OutputKind.values()).collect(Collectors.toMap(OutputKind::tensor, kind -> kind));
        EnumSet<OutputKind> kinds = EnumSet.noneOf(OutputKind.class);
        for (String output : outputs) {
            OutputKind kind = known.get(output.strip().toLowerCase(Locale.ROOT));
            if (kind == null) {
                throw new UserErrorException("--outputs '" + output + "': must be of classes, confidence, logits");
            }
            kinds.add(kind);
        }
        return kinds;
    }

    private Map<String, String> metadata(String networkName) {
        Map<String, String> metadata = new TreeMap<>(Map.of("roadloop.network", networkName));
        classes.taxonomy().ifPresent(taxonomy -> describe(taxonomy, metadata));
        return metadata;
    }

    private static void describe(Taxonomy taxonomy, Map<String, String> metadata) {
        metadata.put("roadloop.taxonomy", taxonomy.name());
        metadata.put("roadloop.classes", String.join(",", taxonomy.names()));
    }

    private Map<String, String> settings(OnnxOptions options) {
        return Map.of(
                "network", String.valueOf(network),
                "weights", weights == null ? "random, seed " + SEED : weights.toString(),
                "classes", Integer.toString(classes.count()),
                "outputs", options.outputs().stream().map(OutputKind::tensor).collect(Collectors.joining(",")),
                "size", size.toString(),
                "canary", canary == null ? "none" : canary.toString());
    }
}
