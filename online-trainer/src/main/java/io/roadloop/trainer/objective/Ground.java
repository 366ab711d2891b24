package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDManager;
import io.roadloop.trainer.pool.Pool;
import java.util.Map;

/**
 * What a memory may build on.
 *
 * @param manager where arrays that last may live
 * @param classes how many the taxonomy has
 * @param batch how many samples of each pool a step takes
 */
public record Ground(NDManager manager, int classes, Map<Pool, Integer> batch) {
    public Ground {
        batch = Map.copyOf(batch);
    }
}
