package io.roadloop.standalone.weights;

import io.roadloop.graph.weights.ForeignText;
import io.roadloop.graph.weights.WeightFiles;
import io.roadloop.graph.weights.WeightListing;
import io.roadloop.kit.service.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./roadloop weights show}. */
@Command(
        name = "show",
        description = {
            "Lists the tensors of a safetensors file with type and shape, in the order of their bytes, their sums, "
                    + "and the file's notes.",
            "Of the numbers themselves none is read."
        })
public final class ShowCommand implements Callable<Integer> {

    private static final int NARROWEST = 6;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("model.safetensors");

    @Override
    public Integer call() {
        print(WeightFiles.list(file), spec.commandLine().getOut());
        return ExitCode.OK;
    }

    private static void print(WeightListing listing, PrintWriter out) {
        int width = listing.tensors().stream()
                .mapToInt(each -> ForeignText.plain(each.name()).length())
                .max()
                .orElse(NARROWEST);
        String form = "%-" + Math.max(width, NARROWEST) + "s  %-8s  %s%n";
        out.printf(form, "tensor", "type", "shape");
        for (WeightListing.Entry each : listing.tensors()) {
            out.printf(form, ForeignText.plain(each.name()), each.type(), shape(each));
        }
        out.printf(
                Locale.ROOT,
                "%,d tensors, %,d numbers, %,d bytes%n",
                listing.tensors().size(),
                listing.numbers(),
                listing.bytes());
        new TreeMap<>(listing.metadata())
                .forEach((key, value) -> out.println("note " + ForeignText.plain(key + ": " + value)));
        out.flush();
    }

    private static String shape(WeightListing.Entry tensor) {
        long[] sides = tensor.shape().getShape();
        return sides.length == 0
                ? "scalar"
                : Arrays.stream(sides).mapToObj(Long::toString).collect(Collectors.joining(" x "));
    }
}
