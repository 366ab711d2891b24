package io.roadloop.standalone.study;

import io.roadloop.standalone.labelled.LabelledFolder;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.vision.LabelledSplit;
import io.roadloop.vision.Size;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
                read(new LabelledFolder(canary.resolve("frames"), canary.resolve("labels"), classes), settings.size());
        List<Sample> all = read(new LabelledFolder(settings.frames(), settings.labels(), classes), settings.size());
        Set<String> drawn = LabelledSplit.draw(
                all.stream().map(Sample::id).toList(), settings.labelledShare(), settings.splitSeed());
        Predicate<Sample> labelled = sample -> drawn.contains(sample.id());
        return new StudyData(
                all.stream().filter(labelled).toList(),
                all.stream().filter(labelled.negate()).map(Sample::unlabelled).toList(),
                scored);
    }

    private static List<Sample> read(LabelledFolder folder, Size size) {
        return folder.files().parallelStream()
                .map(file -> folder.read(file, size))
                .map(pair -> new Sample(pair.name(), pair.frame(), Optional.of(pair.mask()), 0, Instant.EPOCH))
                .toList();
    }

    MemoryPools pools() {
        return MemoryPools.of(labelled, unlabelled);
    }
}
