package io.roadloop.graph.nets;

import java.util.List;

/**
 * The widths of an {@link AuxiliaryNet}.
 *
 * @param name the graph's name
 * @param half channels of the two convolutions at half the size
 * @param quarter channels of the three convolutions at a quarter of the size
 * @param branch channels of each dilated branch
 * @param rates dilation of each branch
 */
record AuxiliaryTable(String name, List<Integer> half, List<Integer> quarter, int branch, List<Integer> rates) {
    AuxiliaryTable {
        half = List.copyOf(half);
        quarter = List.copyOf(quarter);
        rates = List.copyOf(rates);
    }

    /** methods.md 6.2. */
    static AuxiliaryTable paper() {
        return new AuxiliaryTable("auxiliary", List.of(32, 64), List.of(128, 256, 256), 32, List.of(1, 2, 4, 8, 16));
    }

    /** A sixteenth of the paper's work, for CPUs. */
    static AuxiliaryTable small() {
        return new AuxiliaryTable("auxiliary/small", List.of(8, 16), List.of(32, 64, 64), 8, List.of(1, 2, 4, 8, 16));
    }
}
