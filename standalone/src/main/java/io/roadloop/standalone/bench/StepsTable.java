package io.roadloop.standalone.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What steps cost, as tables in Markdown. */
final class StepsTable {
    private StepsTable() {}

    static String of(List<StepCost> costs) {
        String steps = table(
                "| recipe | labelled + stream + taught | a step, ms | mean-teacher's with the same batch | factor |",
                costs.stream().map(StepsTable::step));
        String parts = table(
                "| recipe | objective | a step without it, ms | it adds, ms | share |",
                costs.stream().flatMap(cost -> cost.parts().stream().map(part -> part(cost, part))));
        return steps + "\nLeast / median. What an objective adds is the difference of the medians: what it shares with"
                + " another it does not add.\n\n" + parts;
    }

    private static String step(StepCost cost) {
        String batch = cost.batch().values().stream().map(String::valueOf).collect(Collectors.joining(" + "));
        return "| `" + cost.recipe() + "` | " + batch + " | " + inWords(cost.whole()) + " | "
                + cost.meanTeacher().map(StepsTable::inWords).orElse("") + " | "
                + cost.overMeanTeacher()
                        .map(factor -> String.format(Locale.ROOT, "%.2f", factor))
                        .orElse("") + " |";
    }

    private static String part(StepCost cost, StepCost.Part part) {
        return String.format(
                Locale.ROOT,
                "| `%s` | `%s` | %s | %.1f | %.0f %% |",
                cost.recipe(),
                part.objective(),
                inWords(part.without()),
                part.millis(),
                100 * part.share());
    }

    private static String table(String head, Stream<String> rows) {
        return head + "\n" + head.replaceAll("[^|]+", "---") + "\n" + rows.collect(Collectors.joining("\n")) + "\n";
    }

    private static String inWords(Timing timing) {
        return String.format(Locale.ROOT, "%.1f / %.1f", timing.least(), timing.median());
    }
}
