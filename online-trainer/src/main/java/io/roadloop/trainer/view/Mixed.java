package io.roadloop.trainer.view;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Another view whose images have each taken pixels from the next one of the batch, the last from the first. Labels are
 * taken along; so are maps that are carried into the view ({@link Warp.Mix}).
 *
 * @param of what is mixed
 * @param how which pixels are taken
 * @param draw tells apart several draws of the same law on the same view
 */
public record Mixed(View of, Mixing how, int draw) implements View {
    @Override
    public Optional<View> base() {
        return Optional.of(of);
    }

    @Override
    public Set<Opinion> opinions() {
        Set<Opinion> all = new LinkedHashSet<>(of.opinions());
        labelling().ifPresent(opinion -> all.addAll(opinion.withItsOwn()));
        return all;
    }

    /** What says which class a pixel has, where pixels are taken by their class and the view has no labels. */
    public Optional<Opinion> labelling() {
        return how.labeller().map(model -> new Opinion(model, of));
    }

    @Override
    public String describe() {
        return of.describe() + " > " + how + " #" + draw;
    }
}
