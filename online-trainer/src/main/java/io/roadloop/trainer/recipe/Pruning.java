package io.roadloop.trainer.recipe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.ModelName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes out of a recipe's tree what nobody needs any more. Views may stay: one that nobody names is never made. */
final class Pruning {
    private final ObjectNode tree;
    private final Recipe draft;
    private final Demands demands;
    private final Set<ModelName> asked;

    private Pruning(Recipe draft, ObjectNode tree) {
        this.tree = tree;
        this.draft = draft;
        this.demands = Demands.all(Stream.concat(
                        draft.terms().stream().map(term -> term.objective().demands()),
                        draft.memories().stream().map(Memory.Law::demands))
                .toList());
        this.asked = asked(demands);
    }

    /**
     * Prunes until nothing is left to be pruned.
     *
     * @param tree the recipe's own
     */
    static void prune(RecipeText recipe, ObjectNode tree) {
        boolean pruned = true;
        while (pruned) {
            Pruning pruning = new Pruning(recipe.draft(), tree);
            pruned = pruning.memories() || pruning.learners() || pruning.followers();
        }
        Pruning last = new Pruning(recipe.draft(), tree);
        last.heads();
        last.pools();
    }

    private boolean memories() {
        List<String> unused = draft.memories().stream()
                .filter(law -> !demands.memories().contains(law))
                .map(Memory.Law::name)
                .toList();
        unused.forEach(tree.withObject("/memories")::remove);
        if (tree.withObject("/memories").isEmpty()) {
            tree.remove("memories");
        }
        return !unused.isEmpty();
    }

    private boolean learners() {
        Set<ModelName> taught = draft.counting().stream()
                .flatMap(term -> term.objective().demands().readings().keySet().stream())
                .filter(key -> key.flow() == Flow.GRADIENT)
                .map(key -> key.model())
                .collect(Collectors.toSet());
        List<ModelName> untaught = draft.learners().stream()
                .map(Learner::model)
                .filter(model -> !taught.contains(model)
                        && !model.equals(draft.learning(draft.export().model())))
                .toList();
        untaught.forEach(this::removeWithWhoAsks);
        return !untaught.isEmpty();
    }

    /** What an untaught model says is no target and no weight. */
    private void removeWithWhoAsks(ModelName untaught) {
        ObjectNode objectives = tree.withObject("/objectives");
        for (ModelName model : withFollowers(untaught)) {
            for (Term term : draft.terms()) {
                List<String> weights = Weights.asking(objectives, term.name(), model.value());
                weights.forEach(kind -> Weights.remove(objectives, term.name(), kind));
                if (weights.isEmpty() && asked(term.objective().demands()).contains(model)) {
                    objectives.remove(term.name());
                }
            }
            tree.withObject("/models").remove(model.value());
        }
        tree.withObject("/learners").remove(untaught.value());
    }

    private List<ModelName> withFollowers(ModelName learner) {
        List<ModelName> all = new ArrayList<>(List.of(learner));
        draft.followers().stream()
                .filter(follower -> follower.follows().equals(learner))
                .map(Follower::model)
                .forEach(all::add);
        return all;
    }

    private boolean followers() {
        List<ModelName> unasked = draft.followers().stream()
                .map(Follower::model)
                .filter(model ->
                        !asked.contains(model) && !model.equals(draft.export().model()))
                .toList();
        unasked.forEach(model -> tree.withObject("/models").remove(model.value()));
        return !unasked.isEmpty();
    }

    private void heads() {
        for (Learner learner : draft.learners()) {
            Set<String> used = demands.heads().stream()
                    .filter(head -> draft.learning(head.model()).equals(learner.model()))
                    .map(head -> head.name())
                    .collect(Collectors.toSet());
            if (tree.path("learners").path(learner.model().value()).path("rates") instanceof ObjectNode rates) {
                learner.build().heads().stream()
                        .map(HeadKind::key)
                        .filter(head -> !used.contains(head))
                        .forEach(rates::remove);
            }
            ObjectNode model = tree.withObject("/models").withObject("/" + learner.model());
            if (model.path("heads") instanceof ArrayNode heads) {
                for (int i = heads.size() - 1; i >= 0; i--) {
                    if (!used.contains(heads.path(i).asText())) {
                        heads.remove(i);
                    }
                }
            }
            if (used.isEmpty()) {
                model.remove("heads");
            }
        }
    }

    /** Labelled samples stay: every step has some. */
    private void pools() {
        for (Pool pool : Pool.values()) {
            if (pool != Pool.LABELLED && !demands.pools().contains(pool)) {
                tree.withObject("/batch").remove(pool.key());
            }
        }
    }

    /** The models that demands ask, for themselves or for the views they see. */
    private static Set<ModelName> asked(Demands demands) {
        Stream<ModelName> readings = demands.readings().keySet().stream().map(key -> key.model());
        Stream<ModelName> opinions = demands.seen().stream()
                .flatMap(view -> view.opinions().stream())
                .map(opinion -> opinion.model());
        Stream<ModelName> heads = demands.heads().stream().map(head -> head.model());
        return Stream.of(readings, opinions, heads).flatMap(models -> models).collect(Collectors.toSet());
    }
}
