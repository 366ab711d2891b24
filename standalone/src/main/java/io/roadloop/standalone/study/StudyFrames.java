package io.roadloop.standalone.study;

import io.roadloop.ingest.source.FolderFrame;
import io.roadloop.ingest.source.LabelledFile;
import io.roadloop.kit.UserErrorException;
import io.roadloop.standalone.labelled.LabelledFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folders that a study reads.
 *
 * @param trained frames to learn from; those without a mask take part as unlabelled ones
 * @param scored frames to score on; those without a mask are left out
 */
record StudyFrames(LabelledFolder trained, LabelledFolder scored) {
    /**
     * @throws UserErrorException if a folder is missing, or has no frame with a mask
     */
    static StudyFrames of(StudySettings settings) {
        Path canary = settings.canary();
        return new StudyFrames(
                LabelledFolder.list(settings.frames(), settings.labels(), settings.taxonomy()),
                LabelledFolder.list(canary.resolve("frames"), canary.resolve("labels"), settings.taxonomy()));
    }

    /**
     * Looks whether the two have a frame in common, before anything that takes long.
     *
     * @throws UserErrorException if a file of both holds the same, whatever its names
     */
    void require() {
        // By size, so that only files that may hold the same are compared, and each is sized once.
        Map<Long, List<Path>> canary = files(scored).collect(Collectors.groupingBy(StudyFrames::bytes));
        Stream.concat(files(trained), trained.withoutMask().stream().map(FolderFrame::file))
                .forEach(learnt -> canary.getOrDefault(bytes(learnt), List.of()).stream()
                        .filter(frame -> isSame(frame, learnt))
                        .findFirst()
                        .ifPresent(frame -> {
                            throw new UserErrorException(frame + " of --canary is the frame " + learnt
                                    + " of --frames: nothing that is scored on may be trained on");
                        }));
    }

    private static Stream<Path> files(LabelledFolder folder) {
        return folder.files().stream().map(LabelledFile::frame).map(FolderFrame::file);
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UserErrorException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.mismatch(one, other) < 0;
        } catch (IOException e) {
            throw new UserErrorException(one + " or " + other + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** What becomes of frames that have no mask; none where all have one. */
    List<String> remarks() {
        return Stream.of(
                        trained.missingMasks()
                                .map(missing -> missing + ": they take part as unlabelled frames, and pseudo-labels are"
                                        + " not judged on them"),
                        scored.missingMasks().map(missing -> missing + ": they are not scored on"))
                .flatMap(Optional::stream)
                .toList();
    }
}
