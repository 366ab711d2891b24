package io.roadloop.trainer.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** Reads a recipe's tree; batches, models, views, memories and objectives have readers of their own. */
final class RecipeReader {
    private final String name;
    private final JsonNode tree;
    private final ClassNames classes;
    private final RecipeNode root;

    RecipeReader(String name, JsonNode tree, ClassNames classes) {
        this.name = name;
        this.tree = tree;
        this.classes = classes;
        this.root = new RecipeNode(name, "", tree);
    }

    /** The recipe, its parts read but not yet held against one another. */
    Recipe draft() {
        return read(recipe -> {});
    }

    /** The recipe, its parts held against one another. */
    Recipe checked() {
        return read(RecipeRules::check);
    }

    private Recipe read(Consumer<Recipe> rules) {
        BatchReader batch = new BatchReader(root.object("batch"));
        ModelReader models = new ModelReader(root);
        ViewReader views = new ViewReader(name, root);
        try {
            Recipe recipe = read(batch, models, views);
            rules.accept(recipe);
            return recipe;
        } catch (InvalidRecipeException e) {
            throw e.inWords(views::byName);
        }
    }

    private Recipe read(BatchReader batch, ModelReader models, ViewReader views) {
        MemoryReader memories = new MemoryReader(models, views, classes, root);
        ObjectiveReader objectives = new ObjectiveReader(new Names(models, views, memories.laws(), classes));
        Recipe recipe = new Recipe(
                name,
                RecipeDigest.of(tree),
                tree.toString(),
                views.laws(),
                batch.samples(),
                batch.labelled(),
                models.learners(),
                models.followers(),
                memories.all(),
                objectives.terms(root.object("objectives")),
                ExportReader.export(root));
        root.end();
        return recipe;
    }
}
