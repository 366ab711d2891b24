package io.roadloop.trainer.objective;

/** Whether the gradient of a loss runs through a reading. */
public enum Flow {
    /** It runs: the model learns from this reading. */
    GRADIENT,
    /** It does not: the reading is a target. */
    STOPPED
}
