package io.roadloop.trainer.view;

import io.roadloop.kit.settings.Require;
import io.roadloop.vision.Size;

/**
 * The law of two overlapping crops (methods.md, section 5, vector 15b): the image is enlarged by a factor, uniform in its
 * range; two windows of one size are cut from it whose offset is a multiple of {@link #CELL}, so that the cells of both
 * feature maps fall on one another.
 *
 * @param from least factor by which the image is enlarged first, at least 0.1
 * @param to largest factor, at most 10
 * @param window a window's sides as a share of the unchanged image's, in (0, 1]; rounded down to multiples of the cell.
 *     {@code from} may not be less, or a window would not fit
 * @param leastOverlap least intersection over union of the two, in [0, 1]; after 50 tries both are the same
 * @param flip how likely a crop is mirrored, each for itself, in [0, 1]
 */
public record CropPair(double from, double to, double window, double leastOverlap, double flip) {
    /** Pixels a side of a feature map's cell. */
    public static final int CELL = 8;

    public CropPair {
        Require.that("crop.from", from, v -> v >= 0.1 && v <= to, "must lie in [0.1, to], and to is " + to);
        Require.that("crop.to", to, v -> v <= 10, "must be at most 10");
        Require.that(
                "crop.window",
                window,
                v -> v > 0 && v <= 1 && v <= from,
                "must lie in (0, 1] and not above from, which is " + from);
        Require.that("crop.least-overlap", leastOverlap, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
        Require.that("crop.flip", flip, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
    }

    /**
     * How large both windows on an image are: whole cells.
     *
     * @throws IllegalArgumentException if they would have none
     */
    public Size windowOn(Size image) {
        int rows = whole(window * image.height());
        int columns = whole(window * image.width());
        if (rows == 0 || columns == 0) {
            throw new IllegalArgumentException("a crop of " + window + " of a frame of " + image
                    + " is smaller than a cell of " + CELL + " × " + CELL
                    + " pixels: take larger crops or larger frames");
        }
        return new Size(columns, rows);
    }

    private static int whole(double pixels) {
        return (int) pixels / CELL * CELL;
    }
}
