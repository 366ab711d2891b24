package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;

/** Something to learn. One class each, which states its formula, shapes, gradient and source. */
public interface Objective {
    /** What {@link #loss} will ask the step for. */
    Demands demands();

    /**
     * The loss of this step.
     *
     * @return a scalar, in the step's memory
     */
    NDArray loss(Step step);
}
