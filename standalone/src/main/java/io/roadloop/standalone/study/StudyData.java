package io.roadloop.standalone.study;

import io.roadloop.kit.files.Sha256;
import io.roadloop.standalone.labelled.LabelledFolder;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.vision.LabelledSplit;
import io.roadloop.vision.Size;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The frames of one field of a study, in memory at training size, all with masks.
 *
 * @param labelled those that teach by their masks
 * @param others the other training frames: their masks are hidden from learning, and judge pseudo-labels
 * @param canary to score on
 */
record StudyData(List<Sample> labelled, List<Sample> others, List<Sample> canary) {
    /** So many frames say within a point how right pseudo-labels are, and cost less than a scoring. */
    private static final int MOST_JUDGED = 128;

    static StudyData read(StudySettings settings, Cell cell) {
        List<Sample> scored = read(scored(settings), cell.size());
        List<Sample> all = read(trained(settings), cell.size());
        Set<String> drawn =
                LabelledSplit.draw(all.stream().map(Sample::id).toList(), cell.labelledShare(), settings.splitSeed());
        Predicate<Sample> labelled = sample -> drawn.contains(sample.id());
        return new StudyData(
                all.stream().filter(labelled).toList(),
                all.stream().filter(labelled.negate()).toList(),
                scored);
    }

    /**
     * Looks whether the folders have frames with masks, before anything that takes long.
     *
     * @throws io.roadloop.kit.UserErrorException if one has none
     */
    static void requireFrames(StudySettings settings) {
        trained(settings).files();
        scored(settings).files();
    }

    private static LabelledFolder trained(StudySettings settings) {
        return new LabelledFolder(settings.frames(), settings.labels(), settings.taxonomy());
    }

    private static LabelledFolder scored(StudySettings settings) {
        Path canary = settings.canary();
        return new LabelledFolder(canary.resolve("frames"), canary.resolve("labels"), settings.taxonomy());
    }

    private static List<Sample> read(LabelledFolder folder, Size size) {
        return folder.files().parallelStream()
                .map(file -> folder.read(file, size))
                .map(pair -> new Sample(pair.name(), pair.frame(), Optional.of(pair.mask()), 0, Instant.EPOCH))
                .toList();
    }

    /** What is learnt from: the others without their masks. */
    MemoryPools pools() {
        return MemoryPools.of(labelled, others.stream().map(Sample::unlabelled).toList());
    }

    /** The frames whose pseudo-labels are judged: of the others, at most {@value #MOST_JUDGED} at equal distances. */
    List<Sample> judged() {
        int frames = Math.min(MOST_JUDGED, others.size());
        return IntStream.range(0, frames)
                .mapToObj(i -> others.get((int) ((long) i * others.size() / frames)))
                .toList();
    }

    /** SHA-256 over names, pixels and masks, and over who is labelled: rows of equal data can be compared. */
    String digest() {
        MessageDigest sha = Sha256.begin();
        add(sha, "labelled", labelled);
        add(sha, "others", others);
        add(sha, "canary", canary);
        return Sha256.hex(sha);
    }

    private static void add(MessageDigest sha, String role, List<Sample> samples) {
        sha.update((role + samples.size()).getBytes(StandardCharsets.UTF_8));
        for (Sample sample : samples) {
            sha.update(sample.id().getBytes(StandardCharsets.UTF_8));
            sha.update(sample.image().rgb());
            sha.update(sample.mask().orElseThrow().classes());
        }
    }
}
