package io.roadloop.graph.nets;

import java.util.List;

/**
 * The widths of a {@link ResNet} of bottleneck units.
 *
 * @param name such as {@code resnet-50}
 * @param stem channels of the first convolution
 * @param units how many units the four layers have
 * @param planes narrow channels of layer 1; doubled by each further layer
 */
record ResNetTable(String name, int stem, List<Integer> units, int planes) {
    /** By how much a unit is wider than its narrow part. */
    static final int EXPANSION = 4;

    ResNetTable {
        units = List.copyOf(units);
    }

    static ResNetTable fifty() {
        return new ResNetTable("resnet-50", 64, List.of(3, 4, 6, 3), 64);
    }

    static ResNetTable hundredAndOne() {
        return new ResNetTable("resnet-101", 64, List.of(3, 4, 23, 3), 64);
    }

    /** For tests, and to try a recipe on a CPU. */
    static ResNetTable narrow() {
        return new ResNetTable("resnet-narrow", 16, List.of(1, 2, 2, 1), 8);
    }
}
