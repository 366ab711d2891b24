package io.roadloop.trainer.view.cutmix;

/**
 * Which of an image's boxes each pixel belongs to, where later boxes cover earlier ones.
 *
 * @param height rows
 * @param width columns
 * @param boxes how many there were, those that are wholly covered too
 * @param owners the box of each pixel by rows, −1 outside of all
 */
public record OwnerMap(int height, int width, int boxes, int[] owners) {
    /** The owner of a pixel outside of all boxes. */
    public static final int NONE = -1;

    public OwnerMap {
        if (owners.length != height * width) {
            throw new IllegalArgumentException(
                    "an owner map of " + height + " × " + width + " needs as many owners, not " + owners.length);
        }
    }
}
