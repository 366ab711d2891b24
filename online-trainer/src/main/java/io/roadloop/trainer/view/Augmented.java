package io.roadloop.trainer.view;

import java.util.Optional;

/**
 * Another view, changed at random. Where the change moves pixels, labels move with them.
 *
 * @param of what is changed
 * @param how the law of the change
 * @param draw tells apart several draws of the same law on the same view
 */
public record Augmented(View of, Augmentation how, int draw) implements View {
    @Override
    public Optional<View> base() {
        return Optional.of(of);
    }

    @Override
    public View still() {
        return how.movesPixels() ? this : of.still();
    }

    @Override
    public String describe() {
        return of.describe() + " > " + how + " #" + draw;
    }
}
