package io.roadloop.standalone.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * One recipe over its seeds.
 *
 * @param miou by seed, in percent
 * @param meanMiou over the seeds
 * @param iou by class, the mean over the seeds that have the class
 * @param gain over the first recipe of the study; empty for that one
 * @param pseudoLabels the means over the seeds; empty where no model labels unlabelled frames
 * @param stepMillisMedian the mean over the seeds
 */
record RecipeSummary(
        String recipe,
        String recipeDigest,
        Map<Long, Double> miou,
        double meanMiou,
        Map<String, Double> iou,
        Optional<Gain> gain,
        Optional<PseudoLabelFigures> pseudoLabels,
        double stepMillisMedian) {
    /** In the order in which the recipes first come. */
    static List<RecipeSummary> of(List<FinishedRow> rows) {
        Map<String, List<FinishedRow>> byRecipe = rows.stream()
                .collect(Collectors.groupingBy(row -> row.row().recipe(), LinkedHashMap::new, Collectors.toList()));
        List<FinishedRow> first = byRecipe.values().iterator().next();
        return byRecipe.values().stream().map(each -> of(each, first)).toList();
    }

    private static RecipeSummary of(List<FinishedRow> finished, List<FinishedRow> first) {
        List<StudyRow> rows = finished.stream().map(FinishedRow::row).toList();
        Map<Long, Double> miou = new LinkedHashMap<>();
        rows.forEach(row -> miou.put(row.seed(), row.miou()));
        return new RecipeSummary(
                rows.get(0).recipe(),
                rows.get(0).recipeDigest(),
                miou,
                mean(rows, StudyRow::miou),
                byClass(rows),
                finished.equals(first) ? Optional.empty() : Gain.of(finished, first),
                pseudoLabels(rows.stream()
                        .flatMap(row -> row.pseudoLabels().stream())
                        .toList()),
                mean(rows, StudyRow::stepMillisMedian));
    }

    private static Map<String, Double> byClass(List<StudyRow> rows) {
        Map<String, Double> means = new LinkedHashMap<>();
        for (StudyRow row : rows) {
            for (String name : row.iou().keySet()) {
                List<StudyRow> having = rows.stream()
                        .filter(each -> each.iou().containsKey(name))
                        .toList();
                means.computeIfAbsent(
                        name, unused -> mean(having, each -> each.iou().getOrDefault(name, 0.0)));
            }
        }
        return means;
    }

    private static Optional<PseudoLabelFigures> pseudoLabels(List<PseudoLabelFigures> figures) {
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new PseudoLabelFigures(
                        mean(figures, PseudoLabelFigures::keptPercent),
                        mean(figures, PseudoLabelFigures::meanWeight),
                        mean(figures, PseudoLabelFigures::rightPercent),
                        mean(figures, PseudoLabelFigures::rightByWeightPercent)));
    }

    private static <T> double mean(List<T> of, ToDoubleFunction<T> figure) {
        return Rounded.hundredths(of.stream().mapToDouble(figure).average().orElseThrow());
    }

    /** The seeds that any of them has. */
    static List<Long> seeds(List<RecipeSummary> summaries) {
        return List.copyOf(summaries.stream()
                .flatMap(summary -> summary.miou().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
