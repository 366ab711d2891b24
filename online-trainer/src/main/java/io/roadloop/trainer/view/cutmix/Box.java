package io.roadloop.trainer.view.cutmix;

/**
 * A box of pixels of an image, half open: {@code top ≤ y < bottom}, {@code left ≤ x < right}.
 *
 * @param top first row
 * @param left first column
 * @param bottom the row after the last
 * @param right the column after the last
 */
public record Box(int top, int left, int bottom, int right) {
    public Box {
        if (top < 0 || left < 0 || bottom < top || right < left) {
            throw new IllegalArgumentException("no box: rows " + top + " to " + bottom + ", columns " + left + " to "
                    + right + "; must begin at 0 or later and not end before it begins");
        }
    }

    /** How many pixels it has. */
    public int area() {
        return (bottom - top) * (right - left);
    }
}
