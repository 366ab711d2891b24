package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.ModelName;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules that no key of a recipe can break alone: whether its parts fit together. */
final class RecipeRules {
    /** One in so many samples of a batch must be labelled by people. */
    private static final int LEAST_LABELLED = 4;

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
        checkBatch();
        rule(!learners.isEmpty(), "models: at least one must have a network");
        for (Follower follower : recipe.followers()) {
            rule(
                    learners.contains(follower.follows()),
                    "models." + follower.model() + ".follows is " + follower.follows()
                            + ": must be a model with a network");
        }
        checkExport(recipe.export().model());
        for (Learner learner : recipe.learners()) {
            HeadRules.check(recipe, learner);
        }
        for (Memory.Law<?> law : recipe.memories()) {
            check("memories." + law.name(), law.demands());
            rule(
                    law.demands().readings().keySet().stream().allMatch(key -> key.flow() == Flow.STOPPED),
                    "memories." + law.name() + ": a memory watches without gradient");
        }
        Set<Memory.Law<?>> lookedInto = new HashSet<>();
        for (Term term : recipe.terms()) {
            String path = "objectives." + term.name();
            check(path, term.objective().demands());
            term.objective().fault().ifPresent(fault -> rule(false, path + ": " + fault));
            lookedInto.addAll(term.objective().demands().memories());
        }
        for (Memory.Law<?> law : recipe.memories()) {
            rule(lookedInto.contains(law), "memories." + law.name() + ": no objective looks into it");
        }
        for (ModelName learner : learners) {
            rule(
                    recipe.counting().stream().anyMatch(term -> teaches(term, learner)),
                    "models." + learner + ": no objective of a weight above 0 teaches it");
        }
    }

    private void checkExport(ModelName exported) {
        rule(models.contains(exported), "export is " + exported + ": must be one of " + models);
        rule(
                recipe.network(exported).labelsFrames(),
                "export is " + exported + ": its network "
                        + recipe.network(exported).name()
                        + " reads what another believes; what is released must label frames");
    }

    private void checkBatch() {
        int labelled = recipe.batch().getOrDefault(Pool.LABELLED, 0);
        int all = recipe.batch().values().stream().mapToInt(Integer::intValue).sum();
        rule(
                labelled > 0 && LEAST_LABELLED * labelled >= all,
                "batch.labelled is " + labelled + " of " + all
                        + " samples: must be at least a quarter of a batch, so that models never teach one another alone");
    }

    private void check(String path, Demands demands) {
        new DemandRules(recipe, path, models, learners).check(demands);
    }

    private static boolean teaches(Term term, ModelName learner) {
        return term.objective().demands().readings().keySet().stream()
                .filter(key -> key.flow() == Flow.GRADIENT)
                .map(Reading.Key::model)
                .anyMatch(learner::equals);
    }

    private void rule(boolean holds, String what) {
        if (!holds) {
            throw new InvalidRecipeException(recipe.name(), what);
        }
    }
}
