package io.roadloop.graph.interpret;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * Maps of other sizes, as rows · x · columns with matrices of weights: DJL's own interpolation antialiases where it
 * reduces, and it has no adaptive pooling.
 */
final class Resampling {
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    private Resampling() {}

    /** Between the centres of the pixels, without antialiasing. */
    static NDArray bilinear(NDArray x, long height, long width) {
        NDArray rows = matrix(x, weights(x.getShape().get(ROWS), height));
        NDArray columns = matrix(x, weights(x.getShape().get(COLUMNS), width)).transpose();
        return rows.matMul(x.matMul(columns));
    }

    private static double[][] weights(long from, long to) {
        double[][] weights = new double[(int) to][(int) from];
        for (int row = 0; row < to; row++) {
            double source = Math.max(0, (row + 0.5) * from / to - 0.5);
            int low = (int) source;
            int high = (int) Math.min(low + 1, from - 1);
            weights[row][low] += 1 - (source - low);
            weights[row][high] += source - low;
        }
        return weights;
    }

    /** Of side × side windows, which overlap where the side does not divide the map's. */
    static NDArray means(NDArray x, int side) {
        NDArray rows = matrix(x, means((int) x.getShape().get(ROWS), side));
        NDArray columns =
                matrix(x, means((int) x.getShape().get(COLUMNS), side)).transpose();
        return rows.matMul(x.matMul(columns));
    }

    private static double[][] means(int from, int to) {
        double[][] means = new double[to][from];
        for (int row = 0; row < to; row++) {
            int start = row * from / to;
            int end = (int) Math.ceil((row + 1.0) * from / to);
            Arrays.fill(means[row], start, end, 1.0 / (end - start));
        }
        return means;
    }

    private static NDArray matrix(NDArray like, double[][] rows) {
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return like.getManager()
                .create(flat, new Shape(rows.length, rows[0].length))
                .toType(like.getDataType(), false);
    }
}
