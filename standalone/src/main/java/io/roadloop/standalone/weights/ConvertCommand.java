package io.roadloop.standalone.weights;

import io.roadloop.graph.Graph;
import io.roadloop.graph.WeightsMismatchException;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.weights.LoadedWeights;
import io.roadloop.graph.weights.TorchvisionResNet;
import io.roadloop.graph.weights.WeightFiles;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.service.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop weights convert}. */
@Command(
        name = "convert",
        sortOptions = false,
        description = {
            "Writes the weights of a ResNet by torchvision's names (torchvision's own, or timm's resnet50 and "
                    + "resnet101) as those of a network's encoder, by the network's paths.",
            "Tensors that are missing, unknown or misshapen are listed, and then nothing is written. The file need "
                    + "not be written to begin a training with it: the names are known there too."
        })
public final class ConvertCommand implements Callable<Integer> {

    /** The encoder is the same for any number. */
    private static final int CLASSES = 2;

    private static final String TORCHVISION = "torchvision";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Option(
            names = "--network",
            required = true,
            paramLabel = "NAME",
            description = "A network with a ResNet for its encoder, such as deeplab-v3-plus/resnet-50-os16.")
    private String network = "";

    @Option(names = "--from", required = true, paramLabel = "NAMES", description = "Whose names: torchvision.")
    private String from = TORCHVISION;

    @Option(names = "--in", required = true, paramLabel = "FILE", description = "Their safetensors file.")
    private Path in = Path.of("resnet50.safetensors");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write or replace.")
    private Path out = Path.of("encoder.safetensors");

    @Override
    public Integer call() {
        Graph graph = Networks.named(encoding(), CLASSES);
        LoadedWeights loaded = loaded(graph);
        Map<String, String> notes = new TreeMap<>(loaded.metadata());
        notes.put("roadloop.network", network);
        notes.put("roadloop.names-from", from);
        WeightFiles.savePart(graph, loaded.tensors(), out, notes);
        PrintWriter console = spec.commandLine().getOut();
        console.println(out + ": the encoder of " + network + ", "
                + loaded.tensors().size() + " tensors; left out: " + inWords(loaded.leftOut()));
        console.flush();
        return ExitCode.OK;
    }

    /** How many for which reason: a ResNet-50 has 53 counters. */
    private static String inWords(List<String> leftOut) {
        Map<String, Long> reasons = leftOut.stream()
                .collect(Collectors.groupingBy(
                        each -> each.substring(each.lastIndexOf('(')), TreeMap::new, Collectors.counting()));
        return reasons.isEmpty()
                ? "nothing"
                : reasons.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .collect(Collectors.joining(", "));
    }

    private String encoding() {
        if (!from.equals(TORCHVISION)) {
            throw new UserErrorException("--from '" + from + "': must be " + TORCHVISION);
        }
        List<String> known = Networks.labelling().stream()
                .filter(name -> TorchvisionResNet.fits(Networks.named(name, CLASSES)))
                .toList();
        if (!known.contains(network)) {
            throw new UserErrorException("--network '" + network
                    + "': no network with a ResNet for its encoder; there are " + String.join(", ", known));
        }
        return network;
    }

    private LoadedWeights loaded(Graph graph) {
        try {
            return WeightFiles.load(graph, in, TorchvisionResNet.backbone());
        } catch (WeightsMismatchException e) {
            PrintWriter console = spec.commandLine().getErr();
            e.faults().forEach(console::println);
            console.flush();
            throw new UserErrorException(
                    "--in " + in + " is not the encoder of " + network + ": "
                            + e.faults().size()
                            + " tensors are missing, unknown or misshapen, the first: "
                            + e.faults().get(0)
                            + "; nothing written",
                    e);
        }
    }
}
