package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.LabelledDraw;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.ModelName;
import java.util.List;
import java.util.Map;

/**
 * What is learnt and how. A set of values, checked as a whole by {@link Recipes}.
 *
 * @param name what it is called
 * @param digest which recipe exactly
 * @param batch how many samples of each pool a step takes
 * @param labelled how the labelled ones are chosen
 * @param learners the models that learn
 * @param followers the models that are averages of others
 * @param memories what lasts beside the models
 * @param terms the parts of the joint loss
 * @param export what is scored and released
 */
public record Recipe(
        String name,
        RecipeDigest digest,
        Map<Pool, Integer> batch,
        LabelledDraw labelled,
        List<Learner> learners,
        List<Follower> followers,
        List<Memory.Law<?>> memories,
        List<Term> terms,
        Export export) {
    public Recipe {
        batch = Map.copyOf(batch);
        learners = List.copyOf(learners);
        followers = List.copyOf(followers);
        memories = List.copyOf(memories);
        terms = List.copyOf(terms);
    }

    /** The network of a model: its own, or that of the learner it follows. */
    public Network network(ModelName model) {
        return build(model).network();
    }

    /** The names of a model's heads: its own, or those of the learner it follows. */
    List<String> heads(ModelName model) {
        return build(model).heads().stream().map(HeadKind::key).toList();
    }

    /** The model itself if it learns, else the one that it follows. */
    ModelName learning(ModelName model) {
        return followers.stream()
                .filter(follower -> follower.model().equals(model))
                .map(Follower::follows)
                .findFirst()
                .orElse(model);
    }

    private Build build(ModelName model) {
        return learners.stream()
                .filter(learner -> learner.model().equals(learning(model)))
                .map(Learner::build)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("recipe " + name + " has no model " + model));
    }
}
