package io.roadloop.trainer.recipe;

import io.roadloop.graph.Graph;

/** Whether a model's heads can read its network. */
final class HeadRules {
    /** Any number does: what heads read does not depend on it. */
    private static final int CLASSES = 2;

    private HeadRules() {}

    /** @throws InvalidRecipeException if one cannot */
    static void check(Recipe recipe, Learner learner) {
        if (learner.build().heads().isEmpty()) {
            return;
        }
        Graph network = learner.build().network().graph(CLASSES);
        for (HeadKind head : learner.build().heads()) {
            try {
                head.graph(network);
            } catch (IllegalArgumentException e) {
                throw new InvalidRecipeException(
                        recipe.name(),
                        "models." + learner.model() + ".heads: " + head.key() + " cannot read "
                                + learner.build().network().name() + ": " + e.getMessage());
            }
        }
    }
}
