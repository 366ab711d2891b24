package io.roadloop.standalone.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A study's figures as tables in Markdown, to be pasted into a page. */
final class StudyTable {
    private static final int DIGEST = 8;

    private StudyTable() {}

    /** All of them, with the classes. */
    static String of(List<CellResult> cells) {
        return cells.stream()
                .map(cell -> cell.title() + ":\n\n" + recipes(cell) + "\nIoU by class, %, mean over the seeds:\n\n"
                        + classes(cell))
                .collect(Collectors.joining("\n"));
    }

    /** A row a recipe; below them, which rows diverged and why. */
    static String recipes(CellResult cell) {
        List<Long> seeds = RecipeSummary.seeds(cell.recipes());
        String head = "| recipe |"
                + seeds.stream().map(seed -> " seed " + seed + " |").collect(Collectors.joining())
                + " mean mIoU, % | gain over " + cell.recipes().get(0).recipe()
                + ", 95 % | pseudo-labels: kept, % | right, % | right by weight, % | a step | digest |";
        return table(
                        head,
                        cell.recipes().stream()
                                .map(summary -> row(summary, seeds))
                                .toList())
                + divergences(cell);
    }

    private static String divergences(CellResult cell) {
        return cell.diverged().stream().map(line -> "\n" + line + "\n").collect(Collectors.joining());
    }

    private static String row(RecipeSummary summary, List<Long> seeds) {
        String bySeed =
                seeds.stream().map(seed -> " " + field(summary, seed) + " |").collect(Collectors.joining());
        Optional<PseudoLabelFigures> labels = summary.pseudoLabels();
        return "| `" + summary.recipe() + "` |" + bySeed + " "
                + summary.meanMiou().stream().mapToObj(StudyTable::tenths).collect(Collectors.joining()) + " | "
                + summary.gain().map(StudyTable::inWords).orElse("") + " | "
                + labels.map(each -> tenths(each.keptPercent())).orElse("") + " | "
                + labels.map(each -> tenths(each.rightPercent())).orElse("") + " | "
                + labels.map(each -> tenths(each.rightByWeightPercent())).orElse("") + " | "
                + String.format(Locale.ROOT, "%.0f ms", summary.stepMillisMedian()) + " | `"
                + summary.recipeDigest().substring(0, DIGEST) + "` |";
    }

    private static String field(RecipeSummary summary, long seed) {
        return Optional.ofNullable(summary.diverged().get(seed))
                .map(Divergence::brief)
                .or(() -> Optional.ofNullable(summary.miou().get(seed)).map(StudyTable::tenths))
                .orElse("");
    }

    private static String inWords(Gain gain) {
        return String.format(Locale.ROOT, "%+.1f (%+.1f to %+.1f)", gain.points(), gain.from(), gain.to());
    }

    private static String classes(CellResult cell) {
        List<String> names = cell.recipes().stream()
                .flatMap(summary -> summary.iou().keySet().stream())
                .distinct()
                .toList();
        return table(
                "| recipe | " + String.join(" | ", names) + " |",
                cell.recipes().stream()
                        .map(summary -> "| `" + summary.recipe() + "` |"
                                + names.stream()
                                        .map(name -> " "
                                                + Optional.ofNullable(
                                                                summary.iou().get(name))
                                                        .map(StudyTable::tenths)
                                                        .orElse("")
                                                + " |")
                                        .collect(Collectors.joining()))
                        .toList());
    }

    private static String table(String head, List<String> rows) {
        return head + "\n" + head.replaceAll("[^|]+", "---") + "\n" + String.join("\n", rows) + "\n";
    }

    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
