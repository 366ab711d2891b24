package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * The places of a batch of feature maps, counted {@code (n · h + y) · w + x}, and what maps at another size say there.
 *
 * @param images N
 * @param rows h
 * @param columns w
 */
record FeatureGrid(int images, int rows, int columns) {
    /** @param features (N, K, h, w) */
    static FeatureGrid of(NDArray features) {
        Shape shape = features.getShape();
        return new FeatureGrid((int) shape.get(0), (int) shape.get(2), (int) shape.get(3));
    }

    /** How many places an image has. */
    int places() {
        return rows * columns;
    }

    /**
     * What a map says at each place p: its pixel {@code ⌊p · pixels / places⌋} along either side, the nearest neighbour
     * of the papers' code (methods.md, vector 20b). Masks that are resized together with their images are another matter:
     * they take the pixel at the centre, as images do.
     *
     * @param map (N, H, W), any type
     * @return (N · h · w), of the manager of {@code map}
     */
    NDArray nearest(NDArray map, NDManager manager) {
        int height = (int) map.getShape().get(1);
        int width = (int) map.getShape().get(2);
        long[] index = new long[images * places()];
        int at = 0;
        for (int image = 0; image < images; image++) {
            for (int row = 0; row < rows; row++) {
                long line = (long) image * height + nearest(row, rows, height);
                for (int column = 0; column < columns; column++) {
                    index[at++] = line * width + nearest(column, columns, width);
                }
            }
        }
        return map.reshape(-1).get(manager.create(index));
    }

    private static long nearest(int place, int places, int pixels) {
        return (long) place * pixels / places;
    }
}
