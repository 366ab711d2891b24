package io.roadloop.trainer.view.jigsaw;

/**
 * The nine tiles of an image (methods.md 2.2, vector 04b): each {@code ⌊H/3⌋ × ⌊W/3⌋}; the one or two rows and columns
 * left over at the bottom and the right stay where they are.
 *
 * @param height rows of the image, at least 3
 * @param width columns of the image, at least 3
 */
public record TileGrid(int height, int width) {
    private static final int SIDE = PermutationTable.SIDE;

    public TileGrid {
        if (height < SIDE || width < SIDE) {
            throw new IllegalArgumentException("an image of " + width + "x" + height
                    + " cannot be cut into 3 × 3 tiles: each side must be at least 3");
        }
    }

    /**
     * Which pixel of the original, counted by rows, stands at each place of the shuffled image.
     *
     * @param row of a {@link PermutationTable}
     * @param into room for height · width numbers
     * @param from where in it to begin
     */
    public void write(int[] row, long[] into, int from) {
        int tileHeight = height / SIDE;
        int tileWidth = width / SIDE;
        int at = from;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int down = y / tileHeight;
                int across = x / tileWidth;
                if (down >= SIDE || across >= SIDE) {
                    into[at++] = (long) y * width + x;
                } else {
                    int source = row[down * SIDE + across];
                    int sourceY = source / SIDE * tileHeight + y % tileHeight;
                    int sourceX = source % SIDE * tileWidth + x % tileWidth;
                    into[at++] = (long) sourceY * width + sourceX;
                }
            }
        }
    }
}
