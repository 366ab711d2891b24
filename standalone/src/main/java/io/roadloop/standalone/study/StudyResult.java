package io.roadloop.standalone.study;

import io.roadloop.trainer.pool.Sample;
import io.roadloop.vision.LabelledSplit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of {@code result.json}.
 *
 * @param meanMiou by recipe, over its seeds, in percent
 */
record StudyResult(Data data, List<StudyRow> rows, Map<String, Double> meanMiou) {
    /**
     * What was trained and scored on.
     *
     * @param split the rule by which frames keep their labels
     * @param labelledFrames their names
     */
    record Data(
            String frames,
            String canary,
            String size,
            int labelled,
            int unlabelled,
            int scored,
            String split,
            long splitSeed,
            List<String> labelledFrames) {}

    static StudyResult of(StudySettings settings, StudyData data, List<StudyRow> rows) {
        return new StudyResult(
                new Data(
                        settings.frames().toString(),
                        settings.canary().toString(),
                        settings.size().toString(),
                        data.labelled().size(),
                        data.unlabelled().size(),
                        data.canary().size(),
                        LabelledSplit.RULE,
                        settings.splitSeed(),
                        data.labelled().stream().map(Sample::id).toList()),
                rows,
                means(rows));
    }

    private static Map<String, Double> means(List<StudyRow> rows) {
        Map<String, Double> means = new LinkedHashMap<>();
        for (StudyRow row : rows) {
            double mean = rows.stream()
                    .filter(other -> other.recipe().equals(row.recipe()))
                    .mapToDouble(StudyRow::miou)
                    .average()
                    .orElseThrow();
            means.put(row.recipe(), Math.round(100 * mean) / 100.0);
        }
        return means;
    }
}
