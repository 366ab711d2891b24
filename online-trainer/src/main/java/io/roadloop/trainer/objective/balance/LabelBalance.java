package io.roadloop.trainer.objective.balance;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Weighing;
import io.roadloop.trainer.view.View;

/**
 * Rare classes count more: a pixel has the weight of its class, by how often labels have had it until now. Before the
 * first step is counted all weigh the same.
 *
 * @param counts the memory that counts
 * @param law how a weight follows from a frequency
 */
public record LabelBalance(LabelCounts counts, ClassLaw law) implements Weighing {
    @Override
    public Demands demands(View on) {
        return Demands.memory(counts);
    }

    @Override
    public NDArray weights(Step step, View on, Targets targets) {
        float[] weights = law.weights(step.memory(counts).pixels());
        return ClassWeights.of(targets.labels(), weights, step.manager());
    }
}
