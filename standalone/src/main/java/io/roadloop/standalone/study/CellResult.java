package io.roadloop.standalone.study;

import io.roadloop.trainer.pool.Sample;
import io.roadloop.vision.LabelledSplit;
import java.util.List;

/**
 * The figures of one cell of the grid.
 *
 * @param steps of each row
 * @param recipes each over its seeds
 * @param rows each recipe with each seed
 */
record CellResult(
        double labelledShare, String size, int steps, Data data, List<RecipeSummary> recipes, List<StudyRow> rows) {
    /**
     * What was trained and scored on.
     *
     * @param withoutMask how many of the unlabelled frames have no mask
     * @param judged how many of the unlabelled frames pseudo-labels were judged on
     * @param split the rule by which frames keep their labels
     * @param labelledFrames their names
     */
    record Data(
            int labelled,
            int unlabelled,
            int withoutMask,
            int judged,
            int scored,
            String split,
            List<String> labelledFrames) {}

    static CellResult of(Cell cell, StudySettings settings, StudyData data, List<FinishedRow> rows) {
        return new CellResult(
                cell.labelledShare(),
                cell.size().toString(),
                settings.steps(),
                new Data(
                        data.labelled().size(),
                        data.unlabelled(),
                        data.withoutMask().size(),
                        data.judged().size(),
                        data.canary().size(),
                        LabelledSplit.RULE,
                        data.labelled().stream().map(Sample::id).toList()),
                RecipeSummary.of(rows),
                rows.stream().map(FinishedRow::row).toList());
    }

    /** The cell's. */
    String key() {
        return Cell.key(labelledShare, size);
    }

    /** The rows that diverged, a line each. */
    List<String> diverged() {
        return rows.stream()
                .flatMap(row -> row.divergence().map(why -> row.label() + ": " + why).stream())
                .toList();
    }

    /** What all rows have in common, in a line. */
    String title() {
        return data.labelled() + " labelled and " + data.unlabelled() + " unlabelled frames, " + size + ", " + steps
                + (steps == 1 ? " step" : " steps") + ", scored on " + data.scored() + " others";
    }
}
