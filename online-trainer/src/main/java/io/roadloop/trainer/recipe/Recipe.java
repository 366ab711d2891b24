package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.LabelledDraw;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.Schedule;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.vision.Size;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is learnt and how. A set of values, checked as a whole by {@link Recipes}.
 *
 * @param name what it is called
 * @param digest which recipe exactly
 * @param text what it says, as JSON: {@link Recipes#restored} reads it
 * @param laws by which its views are changed, by name
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
        String text,
        Laws laws,
        Map<Pool, Integer> batch,
        LabelledDraw labelled,
        List<Learner> learners,
        List<Follower> followers,
        List<Memory.Law<?>> memories,
        List<Term> terms,
        Export export) {
    /** All weights stand at their full height. */
    static final StepClock FULL = StepClock.start(1).settled();

    public Recipe {
        batch = Map.copyOf(batch);
        learners = List.copyOf(learners);
        followers = List.copyOf(followers);
        memories = List.copyOf(memories);
        terms = List.copyOf(terms);
    }

    /**
     * Lets a training size through for which each view can be made, and each batch learnt from.
     *
     * @throws InvalidRecipeException with the first rule that is broken
     */
    public void requireFits(Size frames) {
        FitRules.check(this, frames);
    }

    /** The same with all terms at their full weight from the first step on. */
    public Recipe risen() {
        List<Term> full = terms.stream()
                .map(term -> new Term(
                        term.name(),
                        term.objective(),
                        new Schedule.Constant(term.weight().at(FULL))))
                .toList();
        return new Recipe(name, digest, text, laws, batch, labelled, learners, followers, memories, full, export);
    }

    /** The same with other numbers of samples a step. */
    public Recipe withBatch(Map<Pool, Integer> samples) {
        return new Recipe(name, digest, text, laws, samples, labelled, learners, followers, memories, terms, export);
    }

    /** The terms that a step computes: their weight is not 0 then, and their pools have samples. */
    public List<Term> active(Set<Pool> filled, StepClock clock) {
        return terms.stream()
                .filter(term -> term.weight().at(clock) != 0)
                .filter(term -> filled.containsAll(term.objective().demands().pools()))
                .toList();
    }

    /** The terms that ever count: the others have the weight 0 at every step. */
    public List<Term> counting() {
        return terms.stream().filter(term -> term.weight().at(FULL) != 0).toList();
    }

    /** The memories that a term looks into which ever counts; nobody would see what the others watch. */
    public List<Memory.Law<?>> neededMemories() {
        Set<Memory.Law<?>> needed = counting().stream()
                .flatMap(term -> term.objective().demands().memories().stream())
                .collect(Collectors.toSet());
        return memories.stream().filter(needed::contains).toList();
    }

    /** The network of a model: its own, or that of the learner it follows. */
    public Network network(ModelName model) {
        return build(model).network();
    }

    /** The files that models start from, where they do: the recipe's digest knows their paths alone. */
    public Map<ModelName, Path> startFiles() {
        Map<ModelName, Path> files = new TreeMap<>();
        learners.forEach(learner -> learner.build().start().ifPresent(file -> files.put(learner.model(), file)));
        return files;
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
