package io.roadloop.standalone.study;

import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.vision.Taxonomy;
import java.util.List;

/** Recipes as a command line lists them, by name or as files. */
final class NamedRecipes {
    private NamedRecipes() {}

    static List<Recipe> of(List<String> names, Taxonomy taxonomy) {
        return names.stream().map(name -> Recipes.named(name, taxonomy)).toList();
    }
}
