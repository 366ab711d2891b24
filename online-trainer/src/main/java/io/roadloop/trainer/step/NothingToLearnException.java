package io.roadloop.trainer.step;

import io.roadloop.trainer.pool.Pool;
import java.util.Collection;

/** No term of the recipe has samples in all the pools that it needs. */
public final class NothingToLearnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingToLearnException(String recipe, Collection<Pool> filled) {
        super("recipe " + recipe + " has nothing to learn from: pools with samples are " + filled
                + ", and each of its objectives needs others or has the weight 0");
    }
}
