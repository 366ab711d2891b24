package io.roadloop.standalone.export;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.standalone.measure.Json;
import io.roadloop.standalone.measure.Measurement;
import io.roadloop.standalone.measure.Measuring;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.standalone.network.ClassCount;
import io.roadloop.standalone.network.FrameSize;
import io.roadloop.standalone.network.NamedNetworks;
import io.roadloop.store.ParityReport;
import io.roadloop.vision.Size;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop export check}. */
@Command(
        name = "check",
        sortOptions = false,
        description = {
            "Exports the networks that label frames, with random weights, and compares each file in ONNX Runtime with its network in PyTorch:",
            "batches of 1 to 3 frames of every size, logits within 1e-3 of the largest, arg-max equal on 99.99 %% of",
            "the pixels; and inspects each file as a service does. A routing network is pruned, too, with a third of its",
            "gates shut, and compared with the gated one in both engines: arg-max equal on 99.9 %% of the pixels.",
            "Exit status: 0 when all pass, 1 when one does not, 2 for bad input."
        })
public final class CheckCommand implements Callable<Integer> {

    private static final int LARGEST_BATCH = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Option(
            names = "--nets",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "all",
            description = "Networks by name, or all. Default: ${DEFAULT-VALUE}.")
    private List<String> nets = List.of();

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "WxH",
            defaultValue = "160x120,97x61,33x48",
            description = "Sizes of the frames; odd sides are where rounding differs. Default: ${DEFAULT-VALUE}.")
    private List<Size> sizes = List.of();

    @Mixin
    private ClassCount classes = new ClassCount();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the weights. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the figures as JSON too.")
    private @Nullable Path out;

    /**
     * One network's figures.
     *
     * @param bytes of its file
     * @param inspection {@code accepted}, or why a service would not take the file
     * @param parity over all sizes and batches
     * @param pruned pruned against gated, at each size; empty for a network without gates
     */
    record Checked(String network, long bytes, String inspection, ParityReport parity, List<PrunedCheck> pruned) {
        boolean passes() {
            return inspection.equals("accepted")
                    && ParityBar.isReachedBy(parity)
                    && pruned.stream().allMatch(PrunedCheck::passes);
        }

        String inWords() {
            return (passes() ? "pass  " : "FAIL  ") + network + ": " + ParityBar.inWords(parity) + "; inspection: "
                    + inspection
                    + pruned.stream()
                            .min(Comparator.comparingDouble(PrunedCheck::leastEqual))
                            .map(worst -> "; " + worst.inWords())
                            .orElse("");
        }
    }

    /** The command's figures. */
    record Figures(List<Checked> networks) {}

    @Override
    public Integer call() {
        Measuring measuring = Measuring.begin(Provenance.of(spec));
        List<String> names = NamedNetworks.chosen("--nets", nets, Networks.labelling());
        sizes.forEach(size -> FrameSize.checked("--sizes", size));
        if (out != null) {
            Json.requireWritable(out);
        }
        PrintWriter console = spec.commandLine().getOut();
        List<Checked> checked = new ArrayList<>();
        for (String name : names) {
            Checked network = check(name);
            checked.add(network);
            console.println(network.inWords());
            console.flush();
        }
        Measurement<Figures> result = measuring.end(
                settings(names), checked.stream().allMatch(Checked::passes), new Figures(List.copyOf(checked)));
        if (out != null) {
            Json.write(out, result);
        }
        return result.exitCode();
    }

    private Checked check(String name) {
        Graph graph = NamedNetworks.labelling("--nets", name, classes.count());
        Map<String, float[]> weights = TrialWeights.of(graph, seed);
        try (ExportTrial trial = ExportTrial.of(graph, weights, OnnxOptions.serving(Map.of()))) {
            for (Size size : sizes) {
                for (int frames = 1; frames <= LARGEST_BATCH; frames++) {
                    trial.compare(TrialFrames.of(frames, size));
                }
            }
            return new Checked(
                    name,
                    trial.onnx().length,
                    trial.inspection(),
                    trial.parity(),
                    sizes.stream()
                            .flatMap(size -> PruningTrial.of(graph, weights, seed, size).stream())
                            .toList());
        }
    }

    private Map<String, String> settings(List<String> names) {
        return Map.of(
                "nets",
                String.join(",", names),
                "sizes",
                sizes.stream().map(Size::toString).collect(Collectors.joining(",")),
                "classes",
                Integer.toString(classes.count()),
                "seed",
                Long.toString(seed));
    }
}
