package io.roadloop.trainer.optimiser;

import ai.djl.ndarray.NDList;
import java.util.Map;

/** An optimiser at work on one model: all it remembers can be saved. */
public interface OptimiserRun {
    /**
     * Changes the parameters.
     *
     * @param gradients aligned with the parameters; they may be changed too
     * @param rate the learning rate of this step, which each group multiplies by its own factor
     */
    void step(NDList gradients, double rate);

    /** What it remembers, by name; each list is aligned with the parameters. */
    Map<String, NDList> moments();

    /** How many steps it has made. */
    long steps();

    /** Says how many steps the restored moments stand for. */
    void resumeAt(long steps);
}
