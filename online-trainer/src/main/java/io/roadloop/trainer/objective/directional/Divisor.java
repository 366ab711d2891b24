package io.roadloop.trainer.objective.directional;

/** By what a direction's sum is divided. */
public enum Divisor {
    /**
     * The cells of the batch that are active in this direction (the authors' code). The loss keeps its size where few
     * cells are active; its weight of 0.1 was tuned with it.
     */
    ACTIVE,
    /** All cells of an image's overlap, and the mean over images (paper 003, eqs. 1, 6 and 8). */
    OVERLAP
}
