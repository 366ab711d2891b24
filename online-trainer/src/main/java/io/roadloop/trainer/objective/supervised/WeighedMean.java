package io.roadloop.trainer.objective.supervised;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.roadloop.trainer.objective.PixelWeights;
import io.roadloop.vision.LabelMask;

/** What a sum of weighed losses of pixels is divided by (methods.md, section 4.1). */
public enum WeighedMean {
    /** The pixels that have a label, so that what counts little makes the loss small. */
    OVER_LABELLED {
        @Override
        NDArray divisor(NDArray labelled, PixelWeights weights) {
            return labelled.sum().maximum(1);
        }
    },
    /**
     * The weights of the pixels that have a label, so that a pixel of weight 0 is as one that has none. The trust in labels
     * is not among them: labels of half the trust make half the loss.
     */
    OVER_WEIGHTS {
        @Override
        NDArray divisor(NDArray labelled, PixelWeights weights) {
            return weights.beside()
                    .map(beside -> beside.mul(labelled).sum().maximum(LEAST))
                    .orElseGet(() -> OVER_LABELLED.divisor(labelled, weights));
        }
    },
    /**
     * The pixels that have a label and a weight above 0: a mask's are averaged over what it keeps, and what counts little
     * still makes the loss small. The trust in labels is not among the weights.
     */
    OVER_KEPT {
        @Override
        NDArray divisor(NDArray labelled, PixelWeights weights) {
            NDArray kept = weights.beside()
                    .map(beside -> beside.gt(0).toType(DataType.FLOAT32, false).mul(labelled))
                    .orElse(labelled);
            return kept.sum().maximum(1);
        }
    };

    /** Below any sum that a pixel with a weight worth the name makes. */
    private static final float LEAST = 1e-6f;

    abstract NDArray divisor(NDArray labelled, PixelWeights weights);

    /**
     * The weighed mean.
     *
     * @param each losses of the pixels, 0 where the label is 255, (N, H, W)
     * @param labels uint8, (N, H, W)
     * @return a scalar; 0 when no pixel has a label
     */
    NDArray of(NDArray each, NDArray labels, PixelWeights weights) {
        NDArray labelled = labels.neq(LabelMask.IGNORE).toType(DataType.FLOAT32, false);
        NDArray weighed = weights.product().map(each::mul).orElse(each);
        return weighed.sum().div(divisor(labelled, weights));
    }
}
