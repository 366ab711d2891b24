package io.roadloop.trainer.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadloop.trainer.objective.Teaching;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.vision.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Recipes without one of their parts, as an ablation compares them with the whole. */
public final class LeavingOut {
    /** Joins parts that are left out together. */
    private static final String TOGETHER = "\\+";
    /** What a view adds to the one that it is made of. */
    private static final Set<String> VIEW_PARTS = Set.of("mix", "augment");

    private LeavingOut() {}

    /**
     * The names of the objectives that steps with samples of these pools compute, in the order of the recipe.
     *
     * @param filled pools that have samples
     */
    public static List<String> objectives(Recipe recipe, Set<Pool> filled) {
        return recipe.active(filled, Recipe.FULL).stream().map(Term::name).toList();
    }

    /** Those of {@link #objectives} that are not cross entropy with labels by people. */
    public static List<String> beyondLabels(Recipe recipe, Set<Pool> filled) {
        return recipe.active(filled, Recipe.FULL).stream()
                .filter(term -> !isSupervised(term))
                .map(Term::name)
                .toList();
    }

    /**
     * What an ablation leaves out one by one: {@link #beyondLabels}, then each weight of the objectives that steps compute,
     * then each mixing of frames.
     *
     * @param nameOrFile the whole recipe
     * @param taxonomy whose classes the recipe may name
     * @param filled pools that have samples
     */
    public static List<String> parts(String nameOrFile, Taxonomy taxonomy, Set<Pool> filled) {
        RecipeText text = Recipes.text(nameOrFile, taxonomy);
        Recipe whole = text.checked();
        List<String> parts = new ArrayList<>(beyondLabels(whole, filled));
        JsonNode tree = text.tree();
        objectives(whole, filled).forEach(name -> Weights.kinds(tree.path("objectives"), name)
                .forEach(kind -> parts.add(name + "." + kind)));
        tree.path("views").properties().stream()
                .filter(view -> view.getValue().has("mix"))
                .forEach(view -> parts.add(view.getKey() + ".mix"));
        return parts;
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
        RecipeText whole = Recipes.text(nameOrFile, taxonomy);
        Recipe checked = whole.checked();
        ObjectNode tree = whole.tree().deepCopy();
        for (String each : part.split(TOGETHER)) {
            remove(checked, tree, each);
        }
        RecipeText rest = new RecipeText(whole.name() + "-without-" + part, tree, whole.classes());
        Pruning.prune(rest, tree);
        return rest.checked();
    }

    private static boolean isSupervised(Term term) {
        List<Teaching> teachings = term.objective().teachings();
        return !teachings.isEmpty() && teachings.stream().noneMatch(Teaching::byModel);
    }

    private static void remove(Recipe recipe, ObjectNode tree, String part) {
        ObjectNode objectives = tree.withObject("/objectives");
        int dot = part.lastIndexOf('.');
        boolean removed = objectives.remove(part) != null
                || dot > 0 && removeOf(part.substring(0, dot), part.substring(dot + 1), objectives, tree);
        if (!removed) {
            throw new InvalidRecipeException(
                    recipe.name(),
                    "has no part " + part + " to be left out; objectives are "
                            + recipe.terms().stream().map(Term::name).toList()
                            + ", a weight is written as OBJECTIVE.WEIGHT, what a view adds as VIEW.mix or VIEW.augment");
        }
    }

    private static boolean removeOf(String owner, String what, ObjectNode objectives, ObjectNode tree) {
        if (objectives.has(owner)) {
            return Weights.remove(objectives, owner, what);
        }
        return VIEW_PARTS.contains(what)
                && tree.path("views").path(owner) instanceof ObjectNode view
                && view.remove(what) != null;
    }
}
