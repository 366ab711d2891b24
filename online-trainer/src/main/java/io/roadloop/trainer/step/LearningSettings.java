package io.roadloop.trainer.step;

import static io.roadloop.kit.settings.Require.that;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.vision.Size;

/**
 * What a recipe leaves open.
 *
 * @param size training size, each side at least 32; the pools hand out samples of it
 * @param classes how many classes the taxonomy has, at least 2, at most 255 (255 is the ignore label)
 * @param device where the models live
 * @param precision what their layers compute in while they learn; weights, losses and all that is exported are fp32
 * @param seed of the first weights and of every draw
 */
public record LearningSettings(Size size, int classes, Device device, Precision precision, long seed) {
    /** Pixels; smaller frames leave the networks nothing to pool. */
    public static final int LEAST_SIDE = 32;

    public LearningSettings {
        requireSize("learning.size", size);
        if (classes < 2 || classes > 255) {
            throw new IllegalArgumentException(
                    "learning.classes is " + classes + ": must lie in [2, 255], 255 being the ignore label");
        }
    }

    /**
     * Lets a training size through.
     *
     * @param key what set it
     * @throws io.roadloop.kit.settings.InvalidSettingException if a side is shorter than {@link #LEAST_SIDE}
     */
    public static Size requireSize(String key, Size size) {
        return that(
                key,
                size,
                given -> Math.min(given.width(), given.height()) >= LEAST_SIDE,
                "each side must be at least " + LEAST_SIDE);
    }
}
