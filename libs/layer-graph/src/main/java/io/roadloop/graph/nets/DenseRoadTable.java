package io.roadloop.graph.nets;

import java.util.List;

/**
 * The widths of a {@link DenseRoadNet}.
 *
 * @param name the graph's name
 * @param stem channels of the first convolution, at half the size
 * @param quarter channels at a quarter of the size, through the initial block and block 1
 * @param point of these, how many a non-bottleneck unit makes by its 1 × 1 convolution
 * @param units non-bottleneck units of block 1
 * @param dense bottleneck units of blocks 2, 3 and 4
 * @param bottleneck channels between the two convolutions of a bottleneck unit
 * @param growth channels that a bottleneck unit adds
 * @param decoder channels that the decoder takes from blocks 1 to 4
 * @param head how the decoder reaches the input's size
 */
record DenseRoadTable(
        String name,
        int stem,
        int quarter,
        int point,
        int units,
        List<Integer> dense,
        int bottleneck,
        int growth,
        List<Integer> decoder,
        Head head) {
    /** How a decoder reaches the input's size. */
    enum Head {
        /** 8 × 8 with stride 4, as in the paper. */
        DECONVOLUTION,
        /** To half the size beside the first layer's map, 3 × 3, classes, and bilinear. */
        HALF_SIZE
    }

    DenseRoadTable {
        dense = List.copyOf(dense);
        decoder = List.copyOf(decoder);
    }

    /** methods.md 6.3. */
    static DenseRoadTable full() {
        return new DenseRoadTable(
                "dense-road/full",
                32,
                64,
                16,
                4,
                List.of(4, 12, 6),
                128,
                32,
                List.of(24, 32, 16, 24),
                Head.DECONVOLUTION);
    }

    /**
     * Where maps are large, their channels are multiples of 16, a register's floats: the backward pass of PyTorch's batch
     * norm, with channels last, takes seven times as long for 24 of them as for 16 (docs/performance.md).
     */
    static DenseRoadTable compact() {
        return new DenseRoadTable(
                "dense-road/compact", 16, 32, 16, 2, List.of(2, 4, 3), 96, 48, List.of(32, 32, 32, 32), Head.HALF_SIZE);
    }
}
