package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.view.View;

/** How much each pixel counts. */
public interface Weighing {
    /** What the rule asks of a step to weigh a view. */
    Demands demands(View on);

    /**
     * The weights of a view's pixels.
     *
     * @param targets of the same view
     * @return (N, H, W), fp32, at least 0; no gradient runs through it
     */
    NDArray weights(Step step, View on, Targets targets);
}
