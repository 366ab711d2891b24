package io.roadloop.standalone.study;

import io.roadloop.ingest.source.FolderFrame;
import io.roadloop.kit.UserErrorException;
import io.roadloop.standalone.labelled.LabelledFolder;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The frames of a study's folders in memory, at one size.
 *
 * @param masked the training frames that have a mask
 * @param withoutMask the other training frames
 * @param canary to score on
 */
record StudyImages(List<Sample> masked, List<Sample> withoutMask, List<Sample> canary) {

    /** @throws UserErrorException if a frame or a mask cannot be read, or the two do not fit one another */
    static StudyImages read(StudyFrames frames, Size size) {
        return new StudyImages(
                masked(frames.trained(), size), withoutMask(frames.trained(), size), masked(frames.scored(), size));
    }

    private static List<Sample> masked(LabelledFolder folder, Size size) {
        return folder.files().parallelStream()
                .map(file -> folder.read(file, size))
                .map(pair -> new Sample(pair.name(), pair.frame(), Optional.of(pair.mask()), 0, Instant.EPOCH))
                .toList();
    }

    private static List<Sample> withoutMask(LabelledFolder folder, Size size) {
        return folder.withoutMask().parallelStream()
                .map(frame -> unlabelled(frame, size))
                .toList();
    }

    private static Sample unlabelled(FolderFrame frame, Size size) {
        RgbImage image = LabelledFolder.image(frame.file()).resize(size);
        return new Sample(frame.name(), image, Optional.empty(), 0, Instant.EPOCH);
    }
}
