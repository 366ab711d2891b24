package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.view.View;
import java.util.Optional;

/** How much each pixel counts. */
public interface Weighing {
    /** Why it cannot weigh a view that is taught by such targets; empty where it can. */
    default Optional<String> fault(View on, TargetRule targets) {
        return Optional.empty();
    }

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
