package io.roadloop.standalone.bench;

import io.roadloop.standalone.measure.Machine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures as a table in Markdown. */
final class NetworksTable {

    private NetworksTable() {}

    static String of(List<NetworkFigures> networks, Machine machine) {
        String threads = networks.get(0).inference().stream()
                .map(time -> " classes and confidence, " + inWords(time.threads()) + " | logits, "
                        + inWords(time.threads()) + " |")
                .collect(Collectors.joining());
        String head = "| network | parameters | multiply-adds | training step |" + threads;
        String rule = head.replaceAll("[^|]+", "---") + "\n";
        String rows = networks.stream().map(NetworksTable::row).collect(Collectors.joining("\n"));
        return head + "\n" + rule + rows + "\n\n" + "Milliseconds, least / median, on " + machine.processor() + ", "
                + machine.cores() + " cores. Multiply-adds and inference: one frame of " + InferenceTime.SIZE
                + ", ONNX Runtime on the CPU. Training: four frames of " + TrainingTime.SIZE + ".\n";
    }

    private static String row(NetworkFigures figures) {
        String times = figures.inference().stream()
                .map(time -> " " + inWords(time.served()) + " | " + inWords(time.logits()) + " |")
                .collect(Collectors.joining());
        return String.format(
                Locale.ROOT,
                "| %s | %.2f M | %.2f G | %s |%s",
                figures.network(),
                figures.parameters() / 1e6,
                figures.multiplyAdds() / 1e9,
                inWords(figures.trainingStep()),
                times);
    }

    private static String inWords(Timing timing) {
        return String.format(Locale.ROOT, "%.1f / %.1f", timing.least(), timing.median());
    }

    private static String inWords(int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }
}
