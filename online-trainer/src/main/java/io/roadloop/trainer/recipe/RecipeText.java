package io.roadloop.trainer.recipe;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a recipe says, before it is held to the rules.
 *
 * @param name what it is called
 * @param tree its YAML
 * @param classes those that it may name
 */
record RecipeText(String name, JsonNode tree, ClassNames classes) {
    /**
     * The recipe, its parts read but not yet held against one another.
     *
     * @throws InvalidRecipeException if a part breaks a rule
     */
    Recipe draft() {
        return new RecipeReader(name, tree, classes).draft();
    }

    /**
     * The recipe.
     *
     * @throws InvalidRecipeException if it breaks a rule
     */
    Recipe checked() {
        return new RecipeReader(name, tree, classes).checked();
    }
}
