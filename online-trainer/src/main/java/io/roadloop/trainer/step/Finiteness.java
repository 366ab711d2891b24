package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.ModelName;
import java.util.Map;

/**
 * Whether a model's numbers are finite after a step: that looks at losses and gradients before weights move, not at what
 * becomes of them, and never at the statistics of batch norms, which training does not read.
 */
final class Finiteness {
    private Finiteness() {}

    /**
     * @param own for what is computed; gradients are not to be recorded
     * @param clock of the step
     * @throws DivergedException if a weight or a statistic is not a finite number
     */
    static void require(ModelName name, Model model, NDManager own, StepClock clock) {
        Map<String, NDArray> arrays = model.arrays();
        NDList largest = new NDList(arrays.size());
        arrays.values().forEach(array -> largest.add(largest(array, own)));
        // One copy to the host: on a GPU each waits for all the work before it.
        float[] values = NDArrays.stack(largest).toFloatArray();
        int i = 0;
        for (String path : arrays.keySet()) {
            float value = values[i++];
            if (!Float.isFinite(value)) {
                throw new DivergedException(
                        clock.total(), "the largest number in " + path + " of " + name + " is " + value + " after it");
            }
        }
    }

    /** Of an array's magnitudes; NaN if one is. */
    private static NDArray largest(NDArray array, NDManager own) {
        // Results belong to the manager of the weights, which lives on.
        try (NDArray magnitudes = array.abs()) {
            NDArray largest = magnitudes.max();
            largest.attach(own);
            return largest;
        }
    }
}
