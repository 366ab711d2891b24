package io.roadloop.inference.teach;

import io.roadloop.vision.LabelMask;

/**
 * Where a mask is of one class all around: the square of {@code band} pixels in each direction, cut at the image's
 * edge. Classes meet where labels are least certain, and a pseudo-label that is wrong there moves the boundary a little
 * further with every turn.
 */
final class Uniformity {

    private static final int MIXED = -1;

    private final int width;
    private final int[] uniform;

    private Uniformity(int width, int[] uniform) {
        this.width = width;
        this.uniform = uniform;
    }

    static Uniformity of(LabelMask mask, int band) {
        int width = mask.size().width();
        int height = mask.size().height();
        int[] classes = new int[width * height];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = mask.classes()[i] & 0xFF;
        }
        int[] rows = new int[classes.length];
        for (int y = 0; y < height; y++) {
            alongLine(classes, rows, y * width, 1, width, band);
        }
        int[] squares = new int[classes.length];
        for (int x = 0; x < width; x++) {
            alongLine(rows, squares, x, width, height, band);
        }
        return new Uniformity(width, squares);
    }

    boolean at(int x, int y) {
        return uniform[y * width + x] != MIXED;
    }

    /** For each place of a line: the value that all places within the band have, or MIXED. */
    private static void alongLine(int[] in, int[] out, int start, int stride, int length, int band) {
        for (int i = 0; i < length; i++) {
            int value = in[start + i * stride];
            int last = Math.min(length - 1, i + band);
            for (int j = Math.max(0, i - band); j <= last && value != MIXED; j++) {
                if (in[start + j * stride] != value) {
                    value = MIXED;
                }
            }
            out[start + i * stride] = value;
        }
    }
}
