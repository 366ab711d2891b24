package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** How many pixels of each class the images of a batch have. */
public final class ClassCounts {
    private ClassCounts() {}

    /**
     * Counts on the labels' device and brings the counts alone to the host.
     *
     * @param labels (N, H, W), uint8; 255, and whatever is no class, counts nowhere
     * @param classes C, how many classes there are
     * @return N rows of C numbers
     */
    public static long[][] of(NDArray labels, int classes) {
        int images = (int) labels.getShape().get(0);
        try (NDManager own = labels.getManager().newSubManager()) {
            NDArray pixels = labels.reshape(images, 1, -1);
            pixels.attach(own);
            NDArray each = own.arange(classes).toType(DataType.UINT8, false).reshape(new Shape(1, classes, 1));
            NDArray sums = pixels.eq(each)
                    .toType(DataType.INT32, false)
                    .sum(new int[] {2})
                    .toType(DataType.INT64, false);
            long[] flat = sums.toLongArray();
            long[][] counts = new long[images][classes];
            for (int image = 0; image < images; image++) {
                System.arraycopy(flat, image * classes, counts[image], 0, classes);
            }
            return counts;
        }
    }
}
