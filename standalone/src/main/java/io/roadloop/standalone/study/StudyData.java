package io.roadloop.standalone.study;

import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.Sha256;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.LabelledSplit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The frames of one cell of a study, in memory at training size.
 *
 * @param labelled those that teach by their masks
 * @param others the other training frames with masks: these are hidden from learning, and judge pseudo-labels
 * @param withoutMask the training frames whose classes nobody knows
 * @param canary to score on
 */
record StudyData(List<Sample> labelled, List<Sample> others, List<Sample> withoutMask, List<Sample> canary) {
    /** So many frames say within a point how right pseudo-labels are, and cost less than a scoring. */
    private static final int MOST_JUDGED = 128;

    /**
     * Draws who keeps their labels.
     *
     * @throws UserErrorException if no labelled frame, or none of the canary, shows a class at this size
     */
    static StudyData of(StudyImages images, StudySettings settings, double labelledShare) {
        Set<String> drawn = LabelledSplit.draw(
                images.masked().stream().map(Sample::id).toList(), labelledShare, settings.splitSeed());
        Predicate<Sample> labelled = sample -> drawn.contains(sample.id());
        List<Sample> taught = images.masked().stream().filter(labelled).toList();
        requireClasses("--labels " + settings.labels(), "labelled", "learnt from", taught);
        requireClasses("--canary " + settings.canary(), "scored", "scored on", images.canary());
        return new StudyData(
                taught,
                images.masked().stream().filter(labelled.negate()).toList(),
                images.withoutMask(),
                images.canary());
    }

    private static void requireClasses(String option, String role, String use, List<Sample> samples) {
        boolean any = samples.stream()
                .flatMap(sample -> sample.mask().stream())
                .flatMapToLong(mask -> LongStream.of(mask.histogram(LabelMask.IGNORE)))
                .anyMatch(pixels -> pixels > 0);
        if (!any) {
            throw new UserErrorException(option + ": the masks of the " + samples.size() + " " + role
                    + " frames have no pixel of any class, only such as are ignored: there is nothing to be " + use);
        }
    }

    /** What is learnt from: the others without their masks. */
    MemoryPools pools() {
        return MemoryPools.of(
                labelled,
                Stream.concat(others.stream().map(Sample::unlabelled), withoutMask.stream())
                        .toList());
    }

    /** How many frames take part without a label. */
    int unlabelled() {
        return others.size() + withoutMask.size();
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
        if (!withoutMask.isEmpty()) {
            // Where all have masks, the digest is the one of studies that knew no others.
            add(sha, "without mask", withoutMask);
        }
        return Sha256.hex(sha);
    }

    private static void add(MessageDigest sha, String role, List<Sample> samples) {
        sha.update((role + samples.size()).getBytes(StandardCharsets.UTF_8));
        for (Sample sample : samples) {
            sha.update(sample.id().getBytes(StandardCharsets.UTF_8));
            sha.update(sample.image().rgb());
            sample.mask().ifPresent(mask -> sha.update(mask.classes()));
        }
    }
}
