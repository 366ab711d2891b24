package io.roadloop.standalone.bench;

import ai.djl.Device;
import io.roadloop.graph.nets.Networks;
import io.roadloop.standalone.measure.Measurement;
import io.roadloop.standalone.measure.Measuring;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.standalone.measure.ResultFile;
import io.roadloop.standalone.network.NamedNetworks;
import io.roadloop.standalone.network.NetworkNames;
import io.roadloop.standalone.network.TorchOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop bench networks}. */
@Command(
        name = "networks",
        sortOptions = false,
        description = {
            "For the networks that label frames: parameters, multiply-adds, a training step (4 frames of 240x180) "
                    + "with the network compiled, compiled for bf16, and interpreted, and one frame of 480x360 in "
                    + "ONNX Runtime with 1 and 2 threads; prints tables in Markdown, for dense-road/compact also "
                    + "what each kind of output costs.",
            "What is compared is timed in turns.",
            "Exit status: 0; 1 when, for dense-road/compact, the step takes more than 0.8 of the interpreted one, or "
                    + "classes and confidence more than 1.15 of the time of logits alone with one thread; 2 for bad "
                    + "input. Without that network among --nets nothing is held to a bar, and the output says so."
        })
public final class NetworksCommand implements Callable<Integer> {

    private static final int CLASSES = 11;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    private NetworkNames nets = new NetworkNames();

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "50",
            description = "How often each is timed, after a warm-up of 3. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--budget",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = {
                "Time for each network's step, and for each of its numbers of threads: where the runs do not fit, "
                        + "there are fewer, at least " + Turns.FEWEST
                        + " after a warm-up of 1. Default: ${DEFAULT-VALUE}."
            })
    private int budget;

    @Mixin
    private TorchOptions torch = new TorchOptions();

    @Mixin
    private ResultFile out = new ResultFile();

    /**
     * The command's figures.
     *
     * @param bars what the networks are held to
     * @param remark that nothing was held to a bar, where that is so
     * @param table the same as tables in Markdown
     */
    record Figures(List<NetworkFigures> networks, List<SpeedBar> bars, Optional<String> remark, String table) {}

    @Override
    public Integer call() {
        Measuring measuring = Measuring.begin(Provenance.of(spec));
        List<String> names = nets.among(Networks.labelling());
        Turns turns = new Turns(runs, Duration.ofSeconds(budget));
        torch.check();
        out.requireWritable();
        Device device = torch.apply();
        PrintWriter console = spec.commandLine().getOut();
        List<NetworkFigures> measured = new ArrayList<>();
        for (String name : names) {
            console.println("measuring " + name);
            console.flush();
            measured.add(NetworkFigures.of(NamedNetworks.graph("--nets", name, CLASSES), files(name), device, turns));
        }
        List<SpeedBar> bars =
                measured.stream().flatMap(each -> SpeedBar.of(each).stream()).toList();
        String table = tables(measured, measuring);
        console.println();
        console.println(table);
        bars.forEach(bar -> console.println(bar.inWords()));
        Optional<String> remark = bars.isEmpty() ? Optional.of(SpeedBar.NONE) : Optional.empty();
        remark.ifPresent(console::println);
        Measurement<Figures> result = measuring.end(
                settings(names),
                bars.stream().allMatch(SpeedBar::isReached),
                new Figures(measured, bars, remark, table));
        out.write(result);
        return result.exitCode();
    }

    /** The other networks are measured with what the bars and the first table need. */
    private static List<FileOutputs> files(String network) {
        return network.equals(SpeedBar.HELD)
                ? List.of(FileOutputs.values())
                : List.of(FileOutputs.LOGITS, FileOutputs.SERVED);
    }

    private static String tables(List<NetworkFigures> measured, Measuring measuring) {
        StringBuilder tables = new StringBuilder(
                NetworksTable.of(measured, measuring.provenance().machine()));
        measured.stream().filter(each -> each.network().equals(SpeedBar.HELD)).forEach(each -> tables.append('\n')
                .append(NetworksTable.ofFiles(each)));
        return tables.toString();
    }

    private Map<String, String> settings(List<String> names) {
        return Map.of(
                "nets",
                String.join(",", names),
                "classes",
                Integer.toString(CLASSES),
                "runs",
                Integer.toString(runs),
                "budget",
                Integer.toString(budget),
                "device",
                torch.device(),
                "threads",
                Integer.toString(torch.threads()));
    }
}
