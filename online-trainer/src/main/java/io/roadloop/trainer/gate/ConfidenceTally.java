package io.roadloop.trainer.gate;

import io.roadloop.vision.ConfidenceCode;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Prediction;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Right and wrong pixels by predicted class and confidence code: from it follows, per class, the lowest confidence from
 * which on the class is right often enough to teach. Not for several threads at once.
 */
public final class ConfidenceTally {
    private static final int CODES = ConfidenceCode.MAXIMUM + 1;

    private final int classes;
    private final long[] right;
    private final long[] wrong;

    /** @param classes of the taxonomy */
    public ConfidenceTally(int classes) {
        this.classes = classes;
        this.right = new long[classes * CODES];
        this.wrong = new long[classes * CODES];
    }

    /** Counts a frame; pixels that the truth ignores are not counted. */
    public void add(LabelMask truth, Prediction prediction) {
        int width = truth.size().width();
        int height = truth.size().height();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int expected = truth.at(x, y);
                if (expected != LabelMask.IGNORE) {
                    int predicted = prediction.classes().at(x, y);
                    add(predicted, prediction.confidenceAt(x, y), predicted == expected, 1);
                }
            }
        }
    }

    /** Counts pixels of one predicted class and confidence code. */
    public void add(int predicted, int code, boolean isRight, long pixels) {
        (isRight ? right : wrong)[predicted * CODES + code] += pixels;
    }

    /**
     * Per class the lowest confidence p such that, of the pixels predicted as the class with at least p, the share that
     * is right reaches the target.
     *
     * @param precision the target, in (0, 1]
     * @param minimumPixels how many such pixels there must be: fewer say nothing
     * @return by class index; empty where no confidence reaches the target: the class does not teach
     */
    public List<OptionalDouble> thresholds(double precision, long minimumPixels) {
        return IntStream.range(0, classes)
                .mapToObj(index -> threshold(index, precision, minimumPixels))
                .toList();
    }

    private OptionalDouble threshold(int index, double precision, long minimumPixels) {
        OptionalDouble lowest = OptionalDouble.empty();
        long rightSoFar = 0;
        long all = 0;
        for (int code = ConfidenceCode.MAXIMUM; code >= 0; code--) {
            long here = right[index * CODES + code] + wrong[index * CODES + code];
            rightSoFar += right[index * CODES + code];
            all += here;
            // A confidence that no pixel had has shown nothing.
            if (here > 0 && all >= Math.max(1, minimumPixels) && rightSoFar >= precision * all) {
                lowest = OptionalDouble.of(ConfidenceCode.decode(code));
            }
        }
        return lowest;
    }
}
