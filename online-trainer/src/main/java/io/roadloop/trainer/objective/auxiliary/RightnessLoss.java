package io.roadloop.trainer.objective.auxiliary;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import io.roadloop.vision.LabelMask;

/**
 * The loss of a network that says where a segmentation is right (paper 004, eq. 1; methods.md 6.1, vector 17).
 *
 * <p>{@code L = −1/|V| · Σ_V W_t · ( γ_t · y · log a + (1 − y) · log(1 − a) )}, V the labelled pixels, t the true class,
 * y = 1 where the segmentation's class is t, a the sigmoid of the logit; by log-sigmoids. The paper does not divide.
 *
 * <p>Gradient: {@code W_t · ((1 − y) · a − γ_t · y · (1 − a)) / |V|} on the logits of V, 0 elsewhere.
 */
final class RightnessLoss {
    /** One entry for each byte, so that a label of 255 finds a weight, 0, too. */
    private static final int BYTES = 256;

    private RightnessLoss() {}

    /**
     * @param logits (N, 1, H, W), fp32
     * @param predicted (N, H, W), uint8: the segmentation's classes
     * @param labels (N, H, W), uint8, 255 = ignore
     * @param known W and γ by class
     * @param offset c of W
     * @return a scalar ≥ 0; 0 where nothing is labelled
     */
    static NDArray of(NDArray logits, NDArray predicted, NDArray labels, ClassRecord known, double offset) {
        NDManager manager = logits.getManager();
        double[] weights = known.weights(offset);
        double[] balances = known.balances();
        float[] ifRight = new float[BYTES];
        float[] ifWrong = new float[BYTES];
        for (int c = 0; c < weights.length; c++) {
            ifRight[c] = (float) (weights[c] * balances[c]);
            ifWrong[c] = (float) weights[c];
        }
        NDArray score = logits.squeeze(1);
        NDArray right = predicted.eq(labels).toType(DataType.FLOAT32, false);
        NDArray places = labels.toType(DataType.INT64, false);
        NDArray costRight = Activation.softPlus(score.neg())
                .mul(manager.create(ifRight).take(places).mul(right));
        NDArray costWrong = Activation.softPlus(score)
                .mul(manager.create(ifWrong).take(places).mul(right.neg().add(1)));
        NDArray valid =
                labels.neq(LabelMask.IGNORE).toType(DataType.FLOAT32, false).sum();
        return costRight.add(costWrong).sum().div(valid.maximum(1));
    }
}
