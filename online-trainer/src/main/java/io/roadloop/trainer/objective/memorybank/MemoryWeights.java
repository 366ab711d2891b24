package io.roadloop.trainer.objective.memorybank;

/** How much each vector of the bank counts in the contrast. */
public enum MemoryWeights {
    /** By its attention, as the paper says (eq. 8). */
    NORMALISED,
    /** All the same, as the published code computes it: its modules for the memory learn nothing (methods.md 4.4). */
    ONE
}
