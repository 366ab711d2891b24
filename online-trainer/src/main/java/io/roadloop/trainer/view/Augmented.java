package io.roadloop.trainer.view;

import io.roadloop.trainer.pool.Pool;
import java.util.Set;

/**
 * Another view, changed at random. Where the change moves pixels, labels move with them.
 *
 * @param of what is changed
 * @param how the law of the change
 * @param draw tells apart several draws of the same law on the same view
 */
public record Augmented(View of, Augmentation how, int draw) implements View {
    @Override
    public Set<Pool> pools() {
        return of.pools();
    }

    @Override
    public String describe() {
        return of.describe() + " > " + how + " #" + draw;
    }
}
