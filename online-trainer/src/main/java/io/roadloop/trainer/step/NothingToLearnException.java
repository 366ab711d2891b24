package io.roadloop.trainer.step;

import io.roadloop.trainer.pool.Pool;
import java.util.Collection;

/** There are no labelled frames, or no term of the recipe has samples in all the pools that it needs. */
public final class NothingToLearnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NothingToLearnException(String message) {
        super(message);
    }

    NothingToLearnException(String recipe, Collection<Pool> filled) {
        this("recipe " + recipe + " has nothing to learn from: pools with samples are " + filled
                + ", and each of its objectives needs others or has the weight 0");
    }

    static NothingToLearnException unlabelled(String recipe) {
        return new NothingToLearnException(
                "recipe " + recipe
                        + " has no labelled frame to learn from, and at least a quarter of every batch must be labelled frames");
    }
}
