package io.roadloop.trainer.objective;

import io.roadloop.trainer.view.ModelName;

/**
 * A head of a model, learnt, averaged and saved with it. A head of the kind that each class has one of its own has as
 * many copies as classes.
 *
 * @param model whose
 * @param name what the recipe calls it
 */
public record Head(ModelName model, String name) {
    @Override
    public String toString() {
        return model + "'s head " + name;
    }
}
