package io.roadloop.vision.metrics;

import io.roadloop.vision.LabelMask;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Pixels counted by true class (rows) and predicted class (columns), over as many frames as are added.
 *
 * <p>IoU_c = TP / (TP + FP + FN) from the one matrix of all frames, never a mean over frames; a class whose union is
 * empty has no IoU and is left out of the mean. Not for several threads at once.
 */
public final class ConfusionMatrix {

    private final int classes;
    private final long[] counts;

    /** @param classes how many classes there are, in [1, 255] */
    public ConfusionMatrix(int classes) {
        this(classes, new long[classes * classes]);
    }

    private ConfusionMatrix(int classes, long[] counts) {
        if (classes < 1 || classes > LabelMask.IGNORE) {
            throw new IllegalArgumentException("a confusion matrix of " + classes + " classes: must lie in [1, 255]");
        }
        this.classes = classes;
        this.counts = counts;
    }

    /**
     * Counts the pixels of one frame. A pixel where either mask says 255 is not counted.
     *
     * @throws IllegalArgumentException if the masks differ in size, or name a class beyond the matrix
     */
    public void add(LabelMask truth, LabelMask prediction) {
        if (!truth.size().equals(prediction.size())) {
            throw new IllegalArgumentException("the truth is " + truth.size() + " and the prediction "
                    + prediction.size() + ": they must have the same size");
        }
        byte[] expected = truth.classes();
        byte[] found = prediction.classes();
        for (int i = 0; i < expected.length; i++) {
            int row = expected[i] & 0xFF;
            int column = found[i] & 0xFF;
            if (row != LabelMask.IGNORE && column != LabelMask.IGNORE) {
                counts[cell(row, column)]++;
            }
        }
    }

    /** Counts {@code pixels} pixels of the class {@code truth} that were predicted as {@code predicted}. */
    public void add(int truth, int predicted, long pixels) {
        counts[cell(truth, predicted)] += pixels;
    }

    /** A new matrix with the counts of both. */
    public ConfusionMatrix plus(ConfusionMatrix other) {
        if (other.classes != classes) {
            throw new IllegalArgumentException(
                    "matrices of " + classes + " and " + other.classes + " classes cannot be added");
        }
        long[] sum = counts.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.counts[i];
        }
        return new ConfusionMatrix(classes, sum);
    }

    public int classes() {
        return classes;
    }

    /** A copy of the counts, (classes, classes), row by row: truth, then prediction. */
    public long[] counts() {
        return counts.clone();
    }

    /** Pixels of a class in the truth. */
    public long truthPixels(int index) {
        return IntStream.range(0, classes)
                .mapToLong(c -> counts[cell(index, c)])
                .sum();
    }

    /** Pixels of a class in the prediction. */
    public long predictedPixels(int index) {
        return IntStream.range(0, classes)
                .mapToLong(r -> counts[cell(r, index)])
                .sum();
    }

    /** IoU of a class in [0, 1]; empty where neither truth nor prediction has a pixel of it. */
    public OptionalDouble iou(int index) {
        long hit = counts[cell(index, index)];
        long union = truthPixels(index) + predictedPixels(index) - hit;
        return union == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hit / union);
    }

    /** Mean IoU over the classes with a non-empty union, in [0, 1]; 0 if nothing was counted. */
    public double meanIou() {
        return IntStream.range(0, classes)
                .mapToObj(this::iou)
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(0);
    }

    /** Share of the counted pixels whose class is right, in [0, 1]; 0 if nothing was counted. */
    public double pixelAccuracy() {
        long all = 0;
        long hit = 0;
        for (int row = 0; row < classes; row++) {
            all += truthPixels(row);
            hit += counts[cell(row, row)];
        }
        return all == 0 ? 0 : (double) hit / all;
    }

    private int cell(int truth, int predicted) {
        if (truth < 0 || truth >= classes || predicted < 0 || predicted >= classes) {
            throw new IllegalArgumentException("truth " + truth + ", prediction " + predicted
                    + ": a class index must lie in [0, " + (classes - 1) + "], or be 255 in a mask");
        }
        return truth * classes + predicted;
    }
}
