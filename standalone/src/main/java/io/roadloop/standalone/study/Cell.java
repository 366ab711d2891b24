package io.roadloop.standalone.study;

import io.roadloop.kit.UserErrorException;
import io.roadloop.standalone.network.FrameSize;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.vision.Size;
import java.util.List;

/**
 * One cell of a study's grid: its rows are compared with one another.
 *
 * @param labelledShare share of the frames with masks whose masks are used, in (0, 1]
 * @param size training size; frames are averaged down to it, masks take the nearest pixel
 */
record Cell(double labelledShare, Size size) {
    Cell {
        if (!(labelledShare > 0 && labelledShare <= 1)) {
            throw new UserErrorException("a labelled share is " + labelledShare + ": must lie in (0, 1]");
        }
        LearningSettings.requireSize("a size", FrameSize.checked("a size of", size));
    }

    /** All combinations, the sizes one after another. */
    static List<Cell> grid(List<Double> labelledShares, List<Size> sizes) {
        return sizes.stream()
                .flatMap(size -> labelledShares.stream().map(share -> new Cell(share, size)))
                .toList();
    }

    /** As part of a file's name. */
    String key() {
        return labelledShare + "-" + size;
    }
}
