package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Weighing;
import io.roadloop.trainer.objective.balance.ClassWeights;
import io.roadloop.trainer.objective.balance.MedianWeights;
import io.roadloop.trainer.view.View;

/**
 * Rare classes count more: a pixel has the weight {@code α_c = √(f_m / f_c)} of its class (paper 002, section 4.2), with
 * the frequencies that a memory has counted; 1 until it has counted enough.
 *
 * @param frequencies the memory
 */
public record ClassBalance(ClassWindows frequencies) implements Weighing {
    @Override
    public Demands demands(View on) {
        return Demands.memory(frequencies);
    }

    @Override
    public NDArray weights(Step step, View on, Targets targets) {
        ClassFrequencies counted = step.memory(frequencies);
        NDArray labels = targets.labels();
        return counted.filled()
                ? ClassWeights.of(labels, MedianWeights.of(counted.pixels()), step.manager())
                : step.manager().ones(labels.getShape());
    }
}
