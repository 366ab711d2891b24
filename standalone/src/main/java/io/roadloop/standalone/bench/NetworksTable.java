package io.roadloop.standalone.bench;

import io.roadloop.kit.service.Machine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures as tables in Markdown. */
final class NetworksTable {

    private NetworksTable() {}

    /** One row a network. */
    static String of(List<NetworkFigures> networks, Machine machine) {
        String threads = networks.get(0).inference().stream()
                .map(time -> " " + FileOutputs.SERVED + ", " + inWords(time.threads()) + " | " + FileOutputs.LOGITS
                        + ", " + inWords(time.threads()) + " |")
                .collect(Collectors.joining());
        String head = "| network | parameters | multiply-adds | training step | interpreted | share | in bf16 | share |"
                + threads;
        String rows = networks.stream().map(NetworksTable::row).collect(Collectors.joining("\n"));
        return head + "\n" + rule(head) + rows + "\n\n" + "Milliseconds, least / median, on " + machine.processor()
                + ", " + machine.cores() + " cores. Multiply-adds and inference: one frame of " + InferenceTime.SIZE
                + ", ONNX Runtime on the CPU. Training: four frames of " + TrainingStep.SIZE
                + "; shares are those of the medians: of the interpreted step, and of the step in fp32.\n";
    }

    private static String row(NetworkFigures figures) {
        String times = figures.inference().stream()
                .map(time -> " " + inWords(time.of(FileOutputs.SERVED)) + " | " + inWords(time.of(FileOutputs.LOGITS))
                        + " |")
                .collect(Collectors.joining());
        StepTime step = figures.trainingStep();
        return String.format(
                Locale.ROOT,
                "| %s | %.2f M | %.2f G | %s | %s | %.2f | %s | %.2f |%s",
                figures.network(),
                figures.parameters() / 1e6,
                figures.multiplyAdds() / 1e9,
                inWords(step.compiled()),
                inWords(step.interpreted()),
                step.compiledOverInterpreted(),
                inWords(step.half()),
                step.halfOverCompiled(),
                times);
    }

    /** One row a file of a network for which every kind of file was measured. */
    static String ofFiles(NetworkFigures figures) {
        String threads = figures.inference().stream()
                .map(time -> " " + inWords(time.threads()) + " | over logits |")
                .collect(Collectors.joining());
        String head = "| what the file of " + figures.network() + " gives out |" + threads;
        String rows = figures.inference().get(0).files().keySet().stream()
                .map(outputs -> fileRow(figures, outputs))
                .collect(Collectors.joining("\n"));
        return head + "\n" + rule(head) + rows + "\n";
    }

    private static String fileRow(NetworkFigures figures, FileOutputs outputs) {
        return "| " + outputs + " |"
                + figures.inference().stream()
                        .map(time -> String.format(
                                Locale.ROOT,
                                " %s | %.2f |",
                                inWords(time.of(outputs)),
                                time.of(outputs).over(time.of(FileOutputs.LOGITS))))
                        .collect(Collectors.joining());
    }

    private static String rule(String head) {
        return head.replaceAll("[^|]+", "---") + "\n";
    }

    private static String inWords(Timing timing) {
        return String.format(Locale.ROOT, "%.1f / %.1f", timing.least(), timing.median());
    }

    private static String inWords(int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }
}
