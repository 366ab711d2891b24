package io.roadloop.graph.nets;

/** How far an encoder reduces the size. */
public enum OutputStride {
    /** Finer, and about three times the work. */
    EIGHT(8),
    SIXTEEN(16);

    private final int pixels;

    OutputStride(int pixels) {
        this.pixels = pixels;
    }

    public int pixels() {
        return pixels;
    }

    /** Dilations of the pyramid behind the encoder (Chen et al. 2018). */
    int[] rates() {
        return this == EIGHT ? new int[] {12, 24, 36} : new int[] {6, 12, 18};
    }
}
