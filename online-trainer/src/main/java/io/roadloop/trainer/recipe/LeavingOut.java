package io.roadloop.trainer.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadloop.trainer.objective.Teaching;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.vision.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recipes without one of their parts, as an ablation compares them with the whole. */
public final class LeavingOut {
    /** Joins parts that are left out together. */
    private static final String TOGETHER = "\\+";
    /** What a view adds to the one that it is made of. */
    private static final Set<String> VIEW_PARTS = Set.of("mix", "augment");

    private LeavingOut() {}

    /**
     * The objectives that steps with samples of these pools compute and that can be left out one by one, in the order of the
     * recipe.
     *
     * @param nameOrFile the whole recipe
     * @param taxonomy whose classes the recipe may name
     * @param filled pools that have samples
     * @return their names, as {@link #without} takes them
     */
    public static List<String> objectives(String nameOrFile, Taxonomy taxonomy, Set<Pool> filled) {
        RecipeText text = Recipes.text(nameOrFile, taxonomy);
        return text.checked().active(filled, Recipe.FULL).stream()
                .map(Term::name)
                .filter(part -> rest(text, part, filled).isPresent())
                .toList();
    }

    /**
     * What an ablation leaves out one by one: each objective that steps compute but those that learn the labels which came
     * with the samples, then each weight of the objectives that steps compute, then each mixing of frames. Of these only what
     * leaves a recipe, and one whose steps learn otherwise: without the boxes that another loss needs there is none, and a
     * mix that no step makes changes nothing.
     *
     * @param nameOrFile the whole recipe
     * @param taxonomy whose classes the recipe may name
     * @param filled pools that have samples
     * @return names of parts, as {@link #without} takes them
     */
    public static List<String> parts(String nameOrFile, Taxonomy taxonomy, Set<Pool> filled) {
        RecipeText text = Recipes.text(nameOrFile, taxonomy);
        Recipe whole = text.checked();
        List<Term> active = whole.active(filled, Recipe.FULL);
        List<String> parts = new ArrayList<>();
        active.stream().filter(term -> !isSupervised(term)).map(Term::name).forEach(parts::add);
        JsonNode tree = text.tree();
        active.forEach(term -> Weights.kinds(tree.path("objectives"), term.name())
                .forEach(kind -> parts.add(term.name() + "." + kind)));
        tree.path("views").properties().stream()
                .filter(view -> view.getValue().has("mix"))
                .forEach(view -> parts.add(view.getKey() + ".mix"));
        return parts.stream()
                .filter(part -> rest(text, part, filled).stream().anyMatch(rest -> differs(rest, whole, filled)))
                .toList();
    }

    /**
     * A recipe without a part, and without what only that part needed: memories that nobody looks into, models that nobody
     * teaches or asks, heads and pools that nobody uses. What weighs by a model that nobody teaches any more is left out
     * too; what learns from one, as well.
     *
     * @param nameOrFile the whole recipe
     * @param part an objective's name; or the objective's and a weight's, as in {@code pseudo.confidence}; or a view's with
     *     {@code mix} or {@code augment}, as in {@code mixed.mix}; or several such, joined by +
     * @param taxonomy whose classes the recipe may name
     * @throws UnknownRecipeException if there is no such recipe
     * @throws InvalidRecipeException if it has no such part, or is no recipe without it
     */
    public static Recipe without(String nameOrFile, String part, Taxonomy taxonomy) {
        return without(Recipes.text(nameOrFile, taxonomy), part);
    }

    private static Recipe without(RecipeText whole, String part) {
        Recipe checked = whole.checked();
        ObjectNode tree = whole.tree().deepCopy();
        for (String each : part.split(TOGETHER)) {
            remove(checked, tree, each);
        }
        RecipeText rest = new RecipeText(whole.name() + "-without-" + part, tree, whole.classes());
        Pruning.prune(rest, tree);
        return rest.checked();
    }

    /** Empty where none is left, or none whose steps compute anything. */
    private static Optional<Recipe> rest(RecipeText whole, String part, Set<Pool> filled) {
        try {
            return Optional.of(without(whole, part))
                    .filter(rest -> !rest.active(filled, Recipe.FULL).isEmpty());
        } catch (InvalidRecipeException needed) {
            return Optional.empty();
        }
    }

    private static boolean differs(Recipe one, Recipe other, Set<Pool> filled) {
        return !one.active(filled, Recipe.FULL).equals(other.active(filled, Recipe.FULL))
                || !one.neededMemories().equals(other.neededMemories());
    }

    private static boolean isSupervised(Term term) {
        List<Teaching> teachings = term.objective().teachings();
        return !teachings.isEmpty() && teachings.stream().noneMatch(Teaching::byModel);
    }

    private static void remove(Recipe recipe, ObjectNode tree, String part) {
        ObjectNode objectives = tree.withObject("/objectives");
        int dot = part.lastIndexOf('.');
        boolean inner = dot > 0 && removeOf(part.substring(0, dot), part.substring(dot + 1), objectives, tree);
        boolean objective = objectives.remove(part) != null;
        if (inner && objective) {
            throw new InvalidRecipeException(
                    recipe.name(),
                    "has two parts " + part + ", an objective and what " + part.substring(0, dot)
                            + " has: give the objective another name");
        }
        if (!inner && !objective) {
            throw new InvalidRecipeException(
                    recipe.name(),
                    "has no part " + part + " to be left out; objectives are "
                            + recipe.terms().stream().map(Term::name).toList()
                            + ", a weight is written as OBJECTIVE.WEIGHT, what a view adds as VIEW.mix or VIEW.augment");
        }
    }

    /** No weight has the name of a view's part, so an objective may have the name of a view. */
    private static boolean removeOf(String owner, String what, ObjectNode objectives, ObjectNode tree) {
        if (!VIEW_PARTS.contains(what)) {
            return Weights.remove(objectives, owner, what);
        }
        return tree.path("views").path(owner) instanceof ObjectNode view && view.remove(what) != null;
    }
}
