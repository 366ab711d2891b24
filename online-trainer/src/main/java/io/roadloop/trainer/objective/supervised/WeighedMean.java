package io.roadloop.trainer.objective.supervised;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.roadloop.vision.LabelMask;
import java.util.Optional;

/** What a sum of weighed losses of pixels is divided by (methods.md, section 4.1). */
public enum WeighedMean {
    /** The pixels that have a label, so that what counts little makes the loss small. */
    OVER_LABELLED {
        @Override
        NDArray divisor(NDArray labelled, NDArray weights) {
            return labelled.sum().maximum(1);
        }
    },
    /** The weights of the pixels that have a label, so that a pixel of weight 0 is as one that has none. */
    OVER_WEIGHTS {
        @Override
        NDArray divisor(NDArray labelled, NDArray weights) {
            return weights.mul(labelled).sum().maximum(LEAST);
        }
    };

    /** Below any sum that a pixel with a weight worth the name makes. */
    private static final float LEAST = 1e-6f;

    abstract NDArray divisor(NDArray labelled, NDArray weights);

    /**
     * The weighed mean.
     *
     * @param each losses of the pixels, 0 where the label is 255, (N, H, W)
     * @param labels uint8, (N, H, W)
     * @param weights at least 0, (N, H, W); empty for 1
     * @return a scalar; 0 when no pixel has a label
     */
    NDArray of(NDArray each, NDArray labels, Optional<NDArray> weights) {
        NDArray labelled = labels.neq(LabelMask.IGNORE).toType(DataType.FLOAT32, false);
        return weights.map(weight -> each.mul(weight).sum().div(divisor(labelled, weight)))
                .orElseGet(() -> each.sum().div(labelled.sum().maximum(1)));
    }
}
