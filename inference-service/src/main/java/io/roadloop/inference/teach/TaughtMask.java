package io.roadloop.inference.teach;

import io.roadloop.vision.ConfidenceCode;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Prediction;
import io.roadloop.vision.Size;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The pixels of a prediction that are sure enough to teach.
 *
 * @param mask at the model's input size; 255 where nothing is taught
 * @param share of the pixels that teach, in [0, 1]
 */
public record TaughtMask(LabelMask mask, double share) {

    /** Above every confidence code: a class without a threshold never teaches. */
    private static final int NEVER = ConfidenceCode.MAXIMUM + 1;

    /**
     * Keeps a pixel if its confidence reaches its class's threshold and no other class is within the band.
     *
     * @param thresholds by class index, probabilities; empty where the class does not teach
     * @param band pixels of the prediction
     */
    public static TaughtMask of(Prediction prediction, List<OptionalDouble> thresholds, int band) {
        int[] lowest = codes(thresholds);
        Uniformity uniformity = Uniformity.of(prediction.classes(), band);
        Size size = prediction.classes().size();
        byte[] taught = new byte[Math.toIntExact(size.pixels())];
        long kept = 0;
        int at = 0;
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++, at++) {
                int index = prediction.classes().at(x, y);
                boolean teaches = prediction.confidenceAt(x, y) >= lowest[index] && uniformity.at(x, y);
                taught[at] = (byte) (teaches ? index : LabelMask.IGNORE);
                kept += teaches ? 1 : 0;
            }
        }
        return new TaughtMask(new LabelMask(size, taught), (double) kept / size.pixels());
    }

    private static int[] codes(List<OptionalDouble> thresholds) {
        int[] lowest = new int[LabelMask.IGNORE + 1];
        for (int index = 0; index < lowest.length; index++) {
            OptionalDouble threshold = index < thresholds.size() ? thresholds.get(index) : OptionalDouble.empty();
            lowest[index] = threshold.isPresent() ? ConfidenceCode.encode(threshold.getAsDouble()) : NEVER;
        }
        return lowest;
    }
}
