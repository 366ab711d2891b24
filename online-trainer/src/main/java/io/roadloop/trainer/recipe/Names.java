package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.view.ModelName;
import java.util.Map;
import java.util.Optional;

/**
 * What the names in a recipe stand for.
 *
 * @param models that learn or follow
 * @param views by the name of the recipe, or of a pool
 * @param memories by name
 * @param classes of the taxonomy
 */
record Names(ModelReader models, ViewReader views, Map<String, Memory.Law<?>> memories, ClassNames classes) {
    Names {
        memories = Map.copyOf(memories);
    }

    /** What a model is made of: itself, or the one that it follows. */
    Optional<Build> build(ModelName model) {
        ModelName learning = models.followers().stream()
                .filter(follower -> follower.model().equals(model))
                .map(Follower::follows)
                .findFirst()
                .orElse(model);
        return models.learners().stream()
                .filter(learner -> learner.model().equals(learning))
                .map(Learner::build)
                .findFirst();
    }
}
