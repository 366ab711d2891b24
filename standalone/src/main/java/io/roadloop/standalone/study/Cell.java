package io.roadloop.standalone.study;

import io.roadloop.kit.UserErrorException;
import io.roadloop.standalone.network.FrameSize;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.vision.Size;
import java.util.List;
import java.util.Set;

/**
 * One cell of a study's grid: its rows are compared with one another.
 *
 * @param labelledShare share of the frames with masks whose masks are used, in (0, 1]
 * @param size training size; frames are averaged down to it, masks take the nearest pixel
 */
record Cell(double labelledShare, Size size) {
    /**
     * What a grid spans.
     *
     * @param option that named the values
     */
    record Axis<V>(String option, List<V> values) {
        /** Cells, and the files of their figures, go by their values. */
        Axis {
            if (Set.copyOf(values).size() < values.size()) {
                throw new UserErrorException(option + " is " + values + ": must name each once");
            }
        }
    }

    /**
     * All combinations, the sizes one after another.
     *
     * @throws UserErrorException if a value cannot be trained with; the message names its option
     */
    static List<Cell> grid(Axis<Double> labelledShares, Axis<Size> sizes) {
        labelledShares.values().forEach(share -> requireShare(labelledShares.option(), share));
        sizes.values()
                .forEach(size -> LearningSettings.requireSize(sizes.option(), FrameSize.checked(sizes.option(), size)));
        return sizes.values().stream()
                .flatMap(size -> labelledShares.values().stream().map(share -> new Cell(share, size)))
                .toList();
    }

    private static void requireShare(String option, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new UserErrorException(option + " is " + share + ": must lie in (0, 1]");
        }
    }

    /** As part of a file's name. */
    String key() {
        return key(labelledShare, size.toString());
    }

    /** The key of the cell of that share and size. */
    static String key(double labelledShare, String size) {
        return labelledShare + "-" + size;
    }
}
