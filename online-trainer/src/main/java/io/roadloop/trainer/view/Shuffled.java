package io.roadloop.trainer.view;

import java.util.Optional;

/**
 * Another view whose images are cut into 3 × 3 tiles, each image's reordered by a permutation of its own (paper 000;
 * methods.md, section 2.2). Labels move with their tiles. Which permutations: {@link Warp.Tiles}.
 *
 * @param of what is shuffled
 * @param permutations how many of the table may be drawn, the identity first; at least 2
 * @param draw tells apart several draws on the same view
 */
public record Shuffled(View of, int permutations, int draw) implements View {
    @Override
    public Optional<View> base() {
        return Optional.of(of);
    }

    @Override
    public boolean isShuffled() {
        return true;
    }

    @Override
    public String describe() {
        return of.describe() + " > shuffled by " + permutations + " #" + draw;
    }
}
