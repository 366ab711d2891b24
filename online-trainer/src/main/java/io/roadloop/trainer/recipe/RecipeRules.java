package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.objective.meanteacher.Consistency;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules that no key of a recipe can break alone: whether its parts fit together. */
final class RecipeRules {
    private final Recipe recipe;
    private final Set<ModelName> learners;
    private final Set<ModelName> models;

    private RecipeRules(Recipe recipe) {
        this.recipe = recipe;
        this.learners =
                recipe.learners().stream().map(Learner::model).collect(Collectors.toCollection(LinkedHashSet::new));
        this.models = new LinkedHashSet<>(learners);
        recipe.followers().forEach(follower -> models.add(follower.model()));
    }

    /** @throws InvalidRecipeException with the first rule that is broken */
    static void check(Recipe recipe) {
        new RecipeRules(recipe).check();
    }

    private void check() {
        rule(!recipe.terms().isEmpty(), "objectives: there must be at least one");
        rule(!learners.isEmpty(), "models: at least one must have a network");
        for (Follower follower : recipe.followers()) {
            rule(
                    learners.contains(follower.follows()),
                    "models." + follower.model() + ".follows is " + follower.follows()
                            + ": must be a model with a network");
        }
        rule(models.contains(recipe.export()), "export is " + recipe.export() + ": must be one of " + models);
        recipe.terms().forEach(this::check);
        for (ModelName learner : learners) {
            rule(
                    recipe.terms().stream().anyMatch(term -> teaches(term, learner)),
                    "models." + learner + ": no objective teaches it");
        }
    }

    private void check(Term term) {
        String path = "objectives." + term.name();
        Demands demands = term.objective().demands();
        for (Reading.Key key : demands.readings().keySet()) {
            rule(models.contains(key.model()), path + ": there is no model " + key.model() + "; models are " + models);
            rule(
                    key.flow() == Flow.STOPPED || learners.contains(key.model()),
                    path + ": the model " + key.model() + " follows another and cannot learn by gradient");
        }
        for (View view : demands.labelled()) {
            rule(view.hasLabels(), path + ": needs labels, and " + view.describe() + " has none");
        }
        for (Pool pool : demands.pools()) {
            rule(
                    recipe.batch().containsKey(pool),
                    path + ": takes samples of " + pool.key() + ", and batch." + pool.key() + " is 0");
        }
        if (term.objective() instanceof Consistency consistency) {
            rule(
                    consistency.seen().still().equals(consistency.shown().still()),
                    path + ": student and teacher must see the same pixels at the same places; their views may differ"
                            + " in jitter, not in scale or flip");
        }
    }

    private static boolean teaches(Term term, ModelName learner) {
        return term.objective().demands().readings().keySet().stream()
                .anyMatch(key -> key.flow() == Flow.GRADIENT && key.model().equals(learner));
    }

    private void rule(boolean holds, String what) {
        if (!holds) {
            throw new InvalidRecipeException(recipe.name(), what);
        }
    }
}
