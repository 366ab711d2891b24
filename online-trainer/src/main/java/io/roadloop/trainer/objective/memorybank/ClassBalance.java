package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Weighing;
import io.roadloop.trainer.view.View;

/**
 * Rare classes count more: a pixel has the weight {@code α_c = √(f_m / f_c)} of its class (paper 002, section 4.2), with
 * the frequencies that a memory has counted; 1 until it has counted enough.
 *
 * @param frequencies the memory
 */
public record ClassBalance(ClassWindows frequencies) implements Weighing {
    private static final int LABELS = 256;

    @Override
    public Demands demands(View on) {
        return Demands.memory(frequencies);
    }

    @Override
    public NDArray weights(Step step, View on, Targets targets) {
        ClassFrequencies counted = step.memory(frequencies);
        NDArray labels = targets.labels();
        return counted.filled()
                ? of(labels, MedianWeights.of(counted.pixels()), step.manager())
                : step.manager().ones(labels.getShape());
    }

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
