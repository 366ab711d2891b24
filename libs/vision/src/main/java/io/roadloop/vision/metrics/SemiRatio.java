package io.roadloop.vision.metrics;

import io.roadloop.vision.LabelMask;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How much of the frames a selection of confident pixels covers, and how good it is there (paper 004, section 4.3,
 * tables 3 and 4).
 *
 * <p>The selection is a mask with 255 where a pixel is not selected. Class semi ratio: selected pixels of a true class
 * over all pixels of that true class. Selected pixels: selected over all pixels of the frames, unlabelled ones
 * included. Not for several threads at once.
 */
public final class SemiRatio {

    private final ConfusionMatrix selected;
    private final long[] truthPixels;
    private long pixels;
    private long selectedPixels;

    /** @param classes how many classes there are, in [1, 255] */
    public SemiRatio(int classes) {
        this(new ConfusionMatrix(classes), new long[classes]);
    }

    private SemiRatio(ConfusionMatrix selected, long[] truthPixels) {
        this.selected = selected;
        this.truthPixels = truthPixels;
    }

    /**
     * The selection of a prediction: the pixels with {@code confidence > threshold}, 255 elsewhere. Threshold 0 selects
     * every pixel, also one of confidence 0.
     *
     * @param confidence (height, width), in [0, 1]
     * @param threshold in [0, 1]
     */
    public static LabelMask select(LabelMask prediction, double[] confidence, double threshold) {
        byte[] out = prediction.classes().clone();
        if (confidence.length != out.length) {
            throw new IllegalArgumentException("a mask of " + prediction.size() + " needs " + out.length
                    + " confidences, but " + confidence.length + " were given");
        }
        for (int i = 0; i < out.length; i++) {
            if (threshold > 0 && confidence[i] <= threshold) {
                out[i] = (byte) LabelMask.IGNORE;
            }
        }
        return new LabelMask(prediction.size(), out);
    }

    /** Counts one frame: its truth (255 where unlabelled) and the selection (255 where not selected). */
    public void add(LabelMask truth, LabelMask selection) {
        selected.add(truth, selection);
        long[] counted = truth.histogram(truthPixels.length);
        for (int i = 0; i < counted.length; i++) {
            truthPixels[i] += counted[i];
        }
        pixels += selection.size().pixels();
        selectedPixels += selection.size().pixels() - selection.histogram(256)[LabelMask.IGNORE];
    }

    /** A new one with the counts of both, of as many classes. */
    public SemiRatio plus(SemiRatio other) {
        long[] sum = truthPixels.clone();
        Arrays.setAll(sum, i -> truthPixels[i] + other.truthPixels[i]);
        SemiRatio both = new SemiRatio(selected.plus(other.selected), sum);
        both.pixels = pixels + other.pixels;
        both.selectedPixels = selectedPixels + other.selectedPixels;
        return both;
    }

    /** Mean IoU over the selected, labelled pixels. */
    public double meanIou() {
        return selected.meanIou();
    }

    /** The confusion of the selected, labelled pixels. */
    public ConfusionMatrix confusion() {
        return selected;
    }

    /** Share of a true class that is selected, in [0, 1]; empty where the truth has no pixel of it. */
    public OptionalDouble classRatio(int index) {
        return truthPixels[index] == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) selected.truthPixels(index) / truthPixels[index]);
    }

    /** Mean of the class ratios over the classes that the truth has; 0 if it has none. */
    public double averageRatio() {
        return IntStream.range(0, truthPixels.length)
                .mapToObj(this::classRatio)
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(0);
    }

    /** Share of all pixels that is selected, in [0, 1]; 0 if nothing was counted. */
    public double selectedShare() {
        return pixels == 0 ? 0 : (double) selectedPixels / pixels;
    }

    /** Pixels with a label, selected or not. */
    public long labelledPixels() {
        return LongStream.of(truthPixels).sum();
    }

    /** Share of the labelled pixels that is selected, in [0, 1]; 0 if there is none. */
    public double selectedShareOfLabelled() {
        long labelled = labelledPixels();
        return labelled == 0 ? 0 : (double) LongStream.of(selected.counts()).sum() / labelled;
    }
}
