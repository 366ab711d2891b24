package io.roadloop.trainer.objective.memorybank;

/** Which of the qualified vectors of an image enter the memory. */
public enum TopK {
    /** Those that the attention holds for the best, as the paper says. */
    HIGHEST,
    /** Those that it holds for the worst, as the published code does by its sorting (methods.md 4.4). */
    LOWEST
}
