package io.roadloop.standalone.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One recipe over its seeds.
 *
 * @param miou by seed, in percent, of those that came to their end
 * @param diverged by seed, why the others did not; where there is one, no mean over the seeds, and so no gain, is told: it
 *     would be one over those that are left
 * @param meanMiou over the seeds
 * @param iou by class, the mean over the seeds that have the class
 * @param gain over the first recipe of the study; empty for that one
 * @param pseudoLabels the means over the seeds; empty where no model labels unlabelled frames
 * @param stepMillisMedian the mean over the seeds that made a step; 0 where none did
 */
record RecipeSummary(
        String recipe,
        String recipeDigest,
        Map<Long, Double> miou,
        Map<Long, Divergence> diverged,
        OptionalDouble meanMiou,
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
        Map<Long, Divergence> diverged = new LinkedHashMap<>();
        rows.forEach(row -> {
            row.miou().ifPresent(value -> miou.put(row.seed(), value));
            row.divergence().ifPresent(why -> diverged.put(row.seed(), why));
        });
        List<StudyRow> told = diverged.isEmpty() ? rows : List.of();
        return new RecipeSummary(
                rows.get(0).recipe(),
                rows.get(0).recipeDigest(),
                miou,
                diverged,
                told.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(mean(List.copyOf(miou.values()), each -> each)),
                byClass(told),
                gain(finished, first),
                pseudoLabels(told.stream()
                        .flatMap(row -> row.pseudoLabels().stream())
                        .toList()),
                stepMillis(rows));
    }

    private static Optional<Gain> gain(List<FinishedRow> finished, List<FinishedRow> first) {
        boolean whole = Stream.of(finished, first)
                .flatMap(List::stream)
                .allMatch(row -> row.row().divergence().isEmpty());
        return whole && !finished.equals(first) ? Gain.of(finished, first) : Optional.empty();
    }

    private static double stepMillis(List<StudyRow> rows) {
        List<StudyRow> made =
                rows.stream().filter(row -> row.stepMillisMedian() > 0).toList();
        return made.isEmpty() ? 0 : mean(made, StudyRow::stepMillisMedian);
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
                        mean(figures, PseudoLabelFigures::rightByWeightPercent),
                        mean(figures, PseudoLabelFigures::selectedPercent),
                        mean(figures, PseudoLabelFigures::keptByClassPercent),
                        mean(figures, PseudoLabelFigures::miouPercent)));
    }

    private static <T> double mean(List<T> of, ToDoubleFunction<T> figure) {
        return Rounded.hundredths(of.stream().mapToDouble(figure).average().orElseThrow());
    }

    /** The seeds that any of them has. */
    static List<Long> seeds(List<RecipeSummary> summaries) {
        return List.copyOf(summaries.stream()
                .flatMap(summary -> Stream.of(summary.miou(), summary.diverged()))
                .flatMap(bySeed -> bySeed.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
