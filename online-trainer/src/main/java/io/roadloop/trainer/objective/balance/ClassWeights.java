package io.roadloop.trainer.objective.balance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/** The weights of classes on pixels. */
public final class ClassWeights {
    private static final int LABELS = 256;

    private ClassWeights() {}

    /**
     * The weight of each pixel's class.
     *
     * @param labels (N, H, W), uint8
     * @param weights of the classes
     * @return (N, H, W), fp32; 0 where there is no label
     */
    public static NDArray of(NDArray labels, float[] weights, NDManager manager) {
        float[] table = new float[LABELS];
        System.arraycopy(weights, 0, table, 0, weights.length);
        NDArray index = labels.toType(DataType.INT64, false).reshape(-1);
        return manager.create(table).gather(index, 0).reshape(labels.getShape());
    }
}
