package io.roadloop.trainer.view;

import io.roadloop.trainer.pool.Pool;
import java.util.Set;

/** What a view is made of. Views with equal values are the same view: it is made once a step and shared. */
public sealed interface View permits Source, Augmented {
    /** The pools that must have samples for this view to exist. */
    Set<Pool> pools();

    /** Whether the view has labels: its pools do. */
    default boolean hasLabels() {
        return pools().stream().allMatch(Pool::hasMasks);
    }

    /** The view in words that depend on its value alone; the name of its draws. */
    String describe();
}
