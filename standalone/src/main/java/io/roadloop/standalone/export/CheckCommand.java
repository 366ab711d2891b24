package io.roadloop.standalone.export;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.graph.weights.TrialWeights;
import io.roadloop.onnx.OnnxFailedException;
import io.roadloop.standalone.measure.Measurement;
import io.roadloop.standalone.measure.Measuring;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.standalone.measure.ResultFile;
import io.roadloop.standalone.network.ClassCount;
import io.roadloop.standalone.network.FrameSize;
import io.roadloop.standalone.network.NamedNetworks;
import io.roadloop.standalone.network.NetworkNames;
import io.roadloop.store.onnx.Inspected;
import io.roadloop.store.onnx.InspectionLimits;
import io.roadloop.store.onnx.OnnxInspection;
import io.roadloop.trainer.publish.ParityBar;
import io.roadloop.vision.Size;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            "Exports networks with random weights and compares three readings of each, pair by pair: TorchScript, "
                    + "the interpreter (DJL's own operators, layer by layer) and the file in ONNX Runtime.",
            "Batches of 1 to 3 frames of every size (probabilities, for the networks that read them), logits within "
                    + "1e-3 of the largest, arg-max equal on 99.99 %% of the pixels. Each file is inspected as a "
                    + "service does, and loaded with ONNX Runtime's check of every node against its operator's "
                    + "schema. A routing network is pruned, too, by 300 frames of each size, with many of its gates "
                    + "shut, others open for good or on a share of the frames; its file is inspected, and compared "
                    + "with the gated one in PyTorch and ONNX Runtime on 100 frames of other vehicles: arg-max equal "
                    + "on 99.9 %% of the pixels. The largest network takes 2.5 GB of memory.",
            "Exit status: 0 when all pass, 1 when one does not, 2 for bad input."
        })
public final class CheckCommand implements Callable<Integer> {

    private static final int LARGEST_BATCH = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    private NetworkNames nets = new NetworkNames();

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

    @Mixin
    private ResultFile out = new ResultFile();

    /**
     * One network's figures.
     *
     * @param bytes of its file
     * @param inspection {@code accepted}, or why a service or ONNX Runtime would not take the file
     * @param readings over all sizes and batches; empty where the file was not taken
     * @param pruned pruned against gated, at each size; empty for a network without gates
     */
    record Checked(
            String network, long bytes, String inspection, Optional<Readings> readings, List<PrunedCheck> pruned) {
        boolean passes() {
            return inspection.equals(PrunedCheck.ACCEPTED)
                    && readings.map(Readings::reachBar).orElse(false)
                    && pruned.stream().allMatch(PrunedCheck::passes);
        }

        String inWords() {
            return (passes() ? "pass  " : "FAIL  ") + network + ": "
                    + readings.map(read -> ParityBar.inWords(read.worst()) + "; ")
                            .orElse("")
                    + "inspection: " + inspection
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
        List<String> names = nets.among(Networks.names());
        sizes.forEach(size -> FrameSize.checked("--sizes", size));
        out.requireWritable();
        PrintWriter console = spec.commandLine().getOut();
        List<Checked> checked = new ArrayList<>();
        for (String name : names) {
            Checked network = check(Networks.named(name, classes.count()));
            checked.add(network);
            console.println(network.inWords());
            console.flush();
        }
        Measurement<Figures> result = measuring.end(
                settings(names), checked.stream().allMatch(Checked::passes), new Figures(List.copyOf(checked)));
        out.write(result);
        return result.exitCode();
    }

    private Checked check(Graph graph) {
        Map<String, float[]> weights = TrialWeights.of(graph, seed);
        byte[] onnx = OnnxWriter.write(graph, weights, OnnxOptions.everything(graph));
        Optional<Inspected.Refused> fault = fault(graph, onnx);
        if (fault.isPresent()) {
            return new Checked(graph.name(), onnx.length, fault.get().reason(), Optional.empty(), List.of());
        }
        try (ReadingsTrial trial = new ReadingsTrial(graph, onnx, weights)) {
            for (Size size : sizes) {
                for (int frames = 1; frames <= LARGEST_BATCH; frames++) {
                    trial.compare(frames, size);
                }
            }
            List<PrunedCheck> pruned = sizes.stream()
                    .flatMap(size -> PruningTrial.of(graph, weights, seed, size).stream())
                    .toList();
            return new Checked(graph.name(), onnx.length, PrunedCheck.ACCEPTED, Optional.of(trial.readings()), pruned);
        } catch (OnnxFailedException e) {
            return new Checked(graph.name(), onnx.length, String.valueOf(e.getMessage()), Optional.empty(), List.of());
        }
    }

    private static Optional<Inspected.Refused> fault(Graph graph, byte[] onnx) {
        if (!NamedNetworks.labelsPixels(graph)) {
            return OnnxInspection.faultOf(onnx, InspectionLimits.DEFAULTS);
        }
        return OnnxInspection.inspect(onnx, InspectionLimits.DEFAULTS) instanceof Inspected.Refused refused
                ? Optional.of(refused)
                : Optional.empty();
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
