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
            description = "Size to train at. Default: ${DEFAULT-VALUE}.")
    private Size size = new Size(1, 1);

    List<Cell> grid() {
        return List.of(new Cell(labelledShare, size));
    }
}
