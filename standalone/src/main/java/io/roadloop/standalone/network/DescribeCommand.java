package io.roadloop.standalone.network;

import io.roadloop.graph.CostReport;
import io.roadloop.graph.LayerCost;
import io.roadloop.kit.service.ExitCode;
import io.roadloop.vision.Size;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
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
            "Lists the layers of a network with output shape, parameters, multiply-adds and activation bytes for one",
            "frame, and their sums. Multiply-adds: convolutions as such, batch norm 2 and ReLU 1 a value, the rest 0."
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
        Size frame = FrameSize.checked("--size", size);
        CostReport report =
                CostReport.of(NamedNetworks.graph("NAME", name, classes.count()), frame.width(), frame.height());
        print(report, spec.commandLine().getOut());
        return ExitCode.OK;
    }

    private static void print(CostReport report, PrintWriter out) {
        int width = report.layers().stream()
                .mapToInt(layer -> layer.path().length())
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
        out.printf(
                form,
                "sum of " + report.network(),
                "",
                "",
                grouped(report.parameters()),
                grouped(report.multiplyAdds()),
                grouped(report.activationBytes()));
        out.flush();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
