package io.roadloop.trainer.view;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a model says of a view, as material for other views; no gradient runs through it.
 *
 * @param model who says it
 * @param of what it looks at
 */
public record Opinion(ModelName model, View of) {
    /** This one, and those that its view is made from. */
    Set<Opinion> withItsOwn() {
        Set<Opinion> all = new LinkedHashSet<>(of.opinions());
        all.add(this);
        return all;
    }

    /** In words that depend on its value alone. */
    public String describe() {
        return model + " of (" + of.describe() + ")";
    }
}
