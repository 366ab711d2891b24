package io.roadloop.standalone.study;

import io.roadloop.standalone.labelled.LabelledFolder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders that a study reads.
 *
 * @param trained frames to learn from; those without a mask take part as unlabelled ones
 * @param scored frames to score on; those without a mask are left out
 */
record StudyFrames(LabelledFolder trained, LabelledFolder scored) {
    static StudyFrames of(StudySettings settings) {
        Path canary = settings.canary();
        return new StudyFrames(
                new LabelledFolder(settings.frames(), settings.labels(), settings.taxonomy()),
                new LabelledFolder(canary.resolve("frames"), canary.resolve("labels"), settings.taxonomy()));
    }

    /**
     * Looks whether both have frames with masks, before anything that takes long.
     *
     * @throws io.roadloop.kit.UserErrorException if one has none
     */
    void require() {
        trained.files();
        scored.files();
    }

    /** How many frames have no mask, in words, for a mask may be missing by mistake; empty where all have one. */
    Optional<String> withoutMask() {
        int without = trained.withoutMask().size();
        int all = without + trained.files().size();
        return without == 0
                ? Optional.empty()
                : Optional.of(without + " of the " + all + " frames have no mask in " + trained.labels()
                        + ": they take part as unlabelled frames, and pseudo-labels are not judged on them");
    }
}
