package io.roadloop.trainer.view;

import java.util.Optional;

/**
 * One of two overlapping crops of each image of another view (paper 003; methods.md, section 5). The two sides of one
 * law, view and draw belong together: one pair of windows is drawn for both ({@link Warp.Crop}).
 *
 * @param of what is cropped
 * @param how the law of the pair
 * @param side which of the two
 * @param draw tells apart several draws of the same law on the same view
 */
public record Cropped(View of, CropPair how, Side side, int draw) implements View {
    /** Which crop of a pair. */
    public enum Side {
        FIRST,
        SECOND
    }

    @Override
    public Optional<View> base() {
        return Optional.of(of);
    }

    /** What both sides of the pair have in common: the name of its draws. */
    String pair() {
        return of.describe() + " > " + how + " #" + draw;
    }

    @Override
    public String describe() {
        return pair() + " " + side;
    }
}
