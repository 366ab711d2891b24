package io.roadloop.standalone.study;

import io.roadloop.standalone.picture.DotPlot;
import io.roadloop.standalone.picture.LearningCurve;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A cell's figures as pictures: curves over the steps, and scores at the end. */
final class StudyPlots {
    private StudyPlots() {}

    /** Writes or replaces {@code learning-….png} and {@code scores-….png}. */
    static void write(Path folder, Cell cell, CellResult result) {
        LearningCurve.write(
                folder.resolve("learning-" + cell.key() + ".png"),
                result.title(),
                result.recipes().stream().map(summary -> line(summary, result)).toList());
        OptionalDouble first = result.recipes().get(0).meanMiou();
        DotPlot.write(
                folder.resolve("scores-" + cell.key() + ".png"),
                result.title(),
                "mean IoU, %: seeds, their mean, and the 95 % interval of the gain over "
                        + result.recipes().get(0).recipe(),
                result.recipes().stream().map(summary -> dots(summary, first)).toList());
    }

    /** The mean over the seeds, as far as all of them came. */
    private static LearningCurve.Line line(RecipeSummary summary, CellResult result) {
        List<StudyRow> rows = result.rows().stream()
                .filter(row -> row.recipe().equals(summary.recipe()))
                .toList();
        List<LearningCurve.Point> points = rows.get(0).curve().stream()
                .map(StudyRow.Point::step)
                .filter(step -> rows.stream().allMatch(row -> hasScore(row, step)))
                .map(step -> new LearningCurve.Point(step, mean(rows, step) / 100))
                .toList();
        return new LearningCurve.Line(summary.recipe(), points);
    }

    private static boolean hasScore(StudyRow row, int step) {
        return row.curve().stream().anyMatch(point -> point.step() == step);
    }

    private static double mean(List<StudyRow> rows, int step) {
        return rows.stream()
                .flatMap(row -> row.curve().stream())
                .filter(point -> point.step() == step)
                .mapToDouble(StudyRow.Point::miou)
                .average()
                .orElseThrow();
    }

    private static DotPlot.Row dots(RecipeSummary summary, OptionalDouble first) {
        Optional<DotPlot.Interval> interval = summary.gain()
                .map(gain -> new DotPlot.Interval(first.orElseThrow() + gain.from(), first.orElseThrow() + gain.to()));
        return new DotPlot.Row(summary.recipe(), List.copyOf(summary.miou().values()), summary.meanMiou(), interval);
    }
}
