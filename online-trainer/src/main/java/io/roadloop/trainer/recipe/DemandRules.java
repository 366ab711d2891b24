package io.roadloop.trainer.recipe;

import io.roadloop.graph.Graph;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.Belief;
import io.roadloop.trainer.view.Mixed;
import io.roadloop.trainer.view.Mixing;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Opinion;
import io.roadloop.trainer.view.View;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a recipe can give what one of its parts demands.
 *
 * @param path where the part stands
 * @param models all of them
 * @param learners those that learn by gradient
 */
record DemandRules(Recipe recipe, String path, Set<ModelName> models, Set<ModelName> learners) {
    /** Any number does: taps do not depend on it. */
    private static final int CLASSES = 2;

    /** @throws InvalidRecipeException with the first rule that is broken */
    void check(Demands demands) {
        demands.readings().forEach(this::check);
        demands.heads().forEach(this::check);
        for (View view : demands.labelled()) {
            rule(view.hasLabels(), "needs labels, and " + view.describe() + " has none");
        }
        for (View view : demands.seen()) {
            check(view);
        }
        for (Pool pool : demands.pools()) {
            rule(
                    recipe.batch().containsKey(pool),
                    "takes samples of " + pool.key() + ", and batch." + pool.key() + " is 0");
        }
    }

    private void check(Reading.Key key, Set<String> values) {
        checkReads(key.model(), key.view());
        rule(
                key.flow() == Flow.STOPPED || learners.contains(key.model()),
                "the model " + key.model() + " follows another and cannot learn by gradient");
        Set<String> taps = new TreeSet<>(values);
        taps.remove(Reading.OUTPUT);
        if (!taps.isEmpty()) {
            Graph network = recipe.network(key.model()).graph(CLASSES);
            rule(
                    network.taps().keySet().containsAll(taps),
                    "reads the layers " + taps + " of " + key.model() + ", and " + network + " has "
                            + network.taps().keySet());
        }
    }

    private void checkReads(ModelName model, View view) {
        rule(models.contains(model), "there is no model " + model + "; models are " + models);
        Network network = recipe.network(model);
        boolean believed = lowest(view) instanceof Belief;
        rule(
                network.labelsFrames() != believed,
                "the model " + model + ", " + network.name()
                        + (believed
                                ? ", labels frames and cannot read what another believes of " + view.describe()
                                : ", reads what another believes, and " + view.describe() + " are pixels"));
    }

    private void check(Head head) {
        rule(
                models.contains(head.model()) && recipe.heads(head.model()).contains(head.name()),
                "needs " + head + ": name it in models." + recipe.learning(head.model()) + ".heads");
    }

    private void check(View view) {
        for (Opinion opinion : view.opinions()) {
            checkReads(opinion.model(), opinion.of());
        }
        for (View at = view; ; at = at.base().get()) {
            if (at instanceof Mixed mixed) {
                check(mixed);
            }
            if (at.base().isEmpty()) {
                return;
            }
        }
    }

    private void check(Mixed mixed) {
        boolean byLabels =
                mixed.how() instanceof Mixing.ClassMix && mixed.labelling().isEmpty();
        rule(
                !byLabels || mixed.of().hasLabels(),
                "mixes " + mixed.of().describe() + " by given labels, and it has none: name a model instead");
        for (Pool pool : mixed.pools()) {
            int images = recipe.batch().getOrDefault(pool, 0);
            rule(
                    images != 1,
                    "mixes images of " + pool.key() + ", and batch." + pool.key()
                            + " is 1: an image takes pixels of another");
        }
    }

    /** The view below all changes: what a model is shown there is pixels, or a belief. */
    private static View lowest(View view) {
        View at = view;
        while (!(at instanceof Belief) && at.base().isPresent()) {
            at = at.base().get();
        }
        return at;
    }

    private void rule(boolean holds, String what) {
        if (!holds) {
            throw new InvalidRecipeException(recipe.name(), path + ": " + what);
        }
    }
}
