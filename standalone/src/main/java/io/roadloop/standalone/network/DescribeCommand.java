package io.roadloop.standalone.network;

import io.roadloop.graph.CostReport;
import io.roadloop.graph.Graph;
import io.roadloop.graph.LayerCost;
import io.roadloop.kit.service.ExitCode;
import io.roadloop.standalone.network.CostSums.CostSum;
import io.roadloop.vision.Size;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./roadloop network describe}. */
@Command(
        name = "describe",
        description = {
            "Lists the layers of a network with output shape, parameters, multiply-adds and activation bytes for one "
                    + "frame, then sums by room (the first part of a path) and in all; of a routing network also of "
                    + "its encoder, its gates, and what its cells spend with all gates open, by the rule of its "
                    + "budget.",
            "Multiply-adds: convolutions and linear layers as such, batch norm 2 and activations 1 a value, the rest "
                    + "not counted."
        },
        sortOptions = false)
public final class DescribeCommand implements Callable<Integer> {

    private static final int FEWEST_COLUMNS = 5;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The network, such as dense-road/compact.")
    private String name = "";

    @Option(names = "--size", required = true, paramLabel = "WxH", description = "Size of the frame.")
    private Size size = new Size(1, 1);

    @Mixin
    private ClassCount classes = new ClassCount();

    @Override
    public Integer call() {
        Size frame = FrameSize.counted("--size", size);
        Graph graph = NamedNetworks.graph("the network", name, classes.count());
        CostReport report = CostReport.of(graph, frame.width(), frame.height());
        print(report, CostSums.of(graph, report), spec.commandLine().getOut());
        return ExitCode.OK;
    }

    private static void print(CostReport report, List<CostSum> sums, PrintWriter out) {
        int width = Stream.concat(
                        report.layers().stream().map(LayerCost::path),
                        sums.stream().map(CostSum::part))
                .mapToInt(String::length)
                .max()
                .orElse(FEWEST_COLUMNS);
        String form = "%-" + width + "s  %-22s  %16s  %12s  %16s  %16s%n";
        out.printf(form, "layer", "kind", "output", "parameters", "multiply-adds", "activation bytes");
        for (LayerCost layer : report.layers()) {
            out.printf(
                    form,
                    layer.path(),
                    layer.kind(),
                    layer.output().channels() + "x" + layer.height() + "x" + layer.width(),
                    grouped(layer.parameters()),
                    grouped(layer.multiplyAdds()),
                    grouped(layer.activationBytes()));
        }
        for (CostSum sum : sums) {
            out.printf(
                    form,
                    sum.part(),
                    "",
                    "",
                    grouped(sum.parameters()),
                    grouped(sum.multiplyAdds()),
                    grouped(sum.activationBytes()));
        }
        out.flush();
    }

    private static String grouped(OptionalLong number) {
        return number.isPresent() ? grouped(number.getAsLong()) : "";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
