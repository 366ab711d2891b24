package io.roadloop.store;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Scores on the canary frames.
 *
 * @param frames how many were scored, at least 1
 * @param miou mean IoU over the classes with a non-empty union, in [0, 1]
 * @param classIou by class index, in [0, 1]; empty where the union is (JSON null)
 */
public record CanaryScores(int frames, double miou, List<OptionalDouble> classIou) {

    public CanaryScores {
        classIou = List.copyOf(classIou);
        Shares.require("scores.miou", miou);
        classIou.forEach(iou -> Shares.require("scores.classIou", iou));
        if (frames < 1) {
            throw new IllegalArgumentException("scores.frames " + frames + ": must be at least 1");
        }
    }
}
