package io.roadloop.trainer.gate;

import io.roadloop.vision.Prediction;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.metrics.ConfusionMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How one model did on the canary frames.
 *
 * @param classes of the taxonomy
 * @param byFrame confusion matrix of each frame, by its id, in the frames' order
 * @param confidences right and wrong pixels by class and confidence
 */
public record CanaryScore(int classes, Map<String, ConfusionMatrix> byFrame, ConfidenceTally confidences) {
    public CanaryScore {
        byFrame = Collections.unmodifiableMap(new LinkedHashMap<>(byFrame));
    }

    /** Asks the model for every frame. */
    public static CanaryScore of(Function<RgbImage, Prediction> model, List<CanaryFrame> frames, int classes) {
        Map<String, ConfusionMatrix> byFrame = new LinkedHashMap<>();
        ConfidenceTally confidences = new ConfidenceTally(classes);
        for (CanaryFrame frame : frames) {
            Prediction prediction = model.apply(frame.image());
            ConfusionMatrix matrix = new ConfusionMatrix(classes);
            matrix.add(frame.truth(), prediction.classes());
            byFrame.put(frame.id(), matrix);
            confidences.add(frame.truth(), prediction);
        }
        return new CanaryScore(classes, byFrame, confidences);
    }

    /** One matrix of all frames. */
    public ConfusionMatrix total() {
        return byFrame.values().stream().reduce(new ConfusionMatrix(classes), ConfusionMatrix::plus);
    }

    public double meanIou() {
        return total().meanIou();
    }

    /** The matrices in the frames' order. */
    public List<ConfusionMatrix> matrices() {
        return new ArrayList<>(byFrame.values());
    }
}
