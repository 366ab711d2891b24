package io.roadloop.standalone.bench;

import ai.djl.Device;
import io.roadloop.graph.CostReport;
import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.graph.torch.Weights;
import io.roadloop.kit.UserErrorException;
import io.roadloop.standalone.measure.Json;
import io.roadloop.standalone.measure.Measurement;
import io.roadloop.standalone.measure.Measuring;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.standalone.network.NamedNetworks;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop bench networks}. */
@Command(
        name = "networks",
        sortOptions = false,
        description = {
            "For networks that a recipe can name: parameters, multiply-adds, the trainer's step (4 frames of 240x180, PyTorch) and one frame of",
            "480x360 in ONNX Runtime with 1 and 2 threads; prints a table in Markdown.",
            "Exit status: 0; 1 when classes and confidence of dense-road/compact take more than 1.15 of the time of its",
            "logits alone with one thread; 2 for bad input."
        })
public final class NetworksCommand implements Callable<Integer> {

    private static final String SERVED = "dense-road/compact";
    private static final double DEAREST_HEAD = 1.15;
    private static final int CLASSES = 11;
    private static final long SEED = 1;

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
            names = "--runs",
            paramLabel = "N",
            defaultValue = "50",
            description = "How often each is timed, after a warm-up of 3. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--device",
            defaultValue = "auto",
            description = "Of the training step: auto, cpu or gpu:N. Default: ${DEFAULT-VALUE}.")
    private String device = "";

    @Option(names = "--threads", description = "Threads of PyTorch. Default: one a core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "FILE", description = "Write the figures as JSON too.")
    private @Nullable Path out;

    /**
     * The command's figures.
     *
     * @param table the same as a table in Markdown
     */
    record Figures(List<NetworkFigures> networks, String table) {}

    @Override
    public Integer call() {
        Measuring measuring = Measuring.begin(Provenance.of(spec));
        List<String> names = NamedNetworks.chosen("--nets", nets, Networks.labelling());
        requirePositive("--runs", runs);
        requirePositive("--threads", threads);
        if (out != null) {
            Json.requireWritable(out);
        }
        Device where = TorchDevice.parse(device);
        TorchThreads.limit(threads);
        PrintWriter console = spec.commandLine().getOut();
        List<NetworkFigures> measured = new ArrayList<>();
        for (String name : names) {
            console.println("measuring " + name);
            console.flush();
            measured.add(measure(name, where));
        }
        String table = NetworksTable.of(measured, measuring.provenance().machine());
        console.println();
        console.print(table);
        Measurement<Figures> result =
                measuring.end(settings(names), isCheapEnough(measured, console), new Figures(measured, table));
        if (out != null) {
            Json.write(out, result);
        }
        return result.exitCode();
    }

    private NetworkFigures measure(String name, Device where) {
        Graph graph = NamedNetworks.graph("--nets", name, CLASSES);
        CostReport cost = CostReport.of(graph, InferenceTime.SIZE.width(), InferenceTime.SIZE.height());
        Timing step = TrainingTime.of(name, CLASSES, where, runs);
        Map<String, float[]> weights = Weights.initial(graph, SEED);
        List<InferenceTime> inference = Stream.of(1, 2)
                .map(each -> InferenceTime.of(graph, weights, each, runs))
                .toList();
        return new NetworkFigures(name, cost.parameters(), cost.multiplyAdds(), step, inference);
    }

    /** The network that services run on CPUs is held to its bar; the others have none. */
    private static boolean isCheapEnough(List<NetworkFigures> measured, PrintWriter console) {
        boolean cheap = true;
        for (NetworkFigures figures : measured) {
            if (figures.network().equals(SERVED)) {
                double factor = figures.inference().get(0).servedOverLogits();
                cheap = factor <= DEAREST_HEAD;
                console.printf(
                        Locale.ROOT,
                        "%s: classes and confidence take %.2f of the time of logits alone (at most %.2f)%n",
                        SERVED,
                        factor,
                        DEAREST_HEAD);
            }
        }
        return cheap;
    }

    private static void requirePositive(String option, int value) {
        if (value < 1) {
            throw new UserErrorException(option + " " + value + ": must be at least 1");
        }
    }

    private Map<String, String> settings(List<String> names) {
        return Map.of(
                "nets",
                String.join(",", names),
                "classes",
                Integer.toString(CLASSES),
                "runs",
                Integer.toString(runs),
                "device",
                device,
                "threads",
                Integer.toString(threads));
    }
}
