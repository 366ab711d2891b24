package io.roadloop.standalone.study;

import io.roadloop.vision.Size;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --labelled-share} and {@code --size}: a grid of one cell. */
final class OneCell {
    @Option(
            names = "--labelled-share",
            defaultValue = "0.125",
            description = "Share of the frames with masks whose labels are used. Default: ${DEFAULT-VALUE}.")
    private double labelledShare;

    @Option(
            names = "--size",
            defaultValue = "160x120",
            paramLabel = "WxH",
            description = "Size to train and to score at. Masks are scaled to it too, so scores of two sizes are not "
                    + "comparable. Default: ${DEFAULT-VALUE}.")
    private Size size = new Size(1, 1);

    List<Cell> grid() {
        return Cell.grid(
                new Cell.Axis<>("--labelled-share", List.of(labelledShare)), new Cell.Axis<>("--size", List.of(size)));
    }
}
