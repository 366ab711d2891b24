package io.roadloop.standalone.study;

import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The frames of a study, in memory at training size.
 *
 * @param labelled with masks
 * @param unlabelled the other training frames, without
 * @param canary with masks, to score on
 */
record StudyData(List<Sample> labelled, List<Sample> unlabelled, List<Sample> canary) {
    static StudyData read(StudySettings settings) {
        Path canary = settings.canary();
        int classes = settings.taxonomy().size();
        List<Sample> scored =
                new FrameFolder(canary.resolve("frames"), canary.resolve("labels")).read(settings.size(), classes);
        List<Sample> all = new FrameFolder(settings.frames(), settings.labels()).read(settings.size(), classes);
        Set<Integer> labelled =
                new TreeSet<>(LabelledSplit.draw(all.size(), settings.labelledShare(), settings.splitSeed()));
        return new StudyData(
                labelled.stream().map(all::get).toList(),
                IntStream.range(0, all.size())
                        .filter(i -> !labelled.contains(i))
                        .mapToObj(i -> all.get(i).unlabelled())
                        .toList(),
                scored);
    }

    MemoryPools pools() {
        return MemoryPools.of(labelled, unlabelled);
    }
}
