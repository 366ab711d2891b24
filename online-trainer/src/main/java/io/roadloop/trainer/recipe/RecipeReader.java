package io.roadloop.trainer.recipe;

import com.fasterxml.jackson.databind.JsonNode;

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

    Recipe read() {
        BatchReader batch = new BatchReader(root.object("batch"));
        ModelReader models = new ModelReader(root);
        ViewReader views = new ViewReader(name, root);
        MemoryReader memories = new MemoryReader(models, views, classes, root);
        ObjectiveReader objectives = new ObjectiveReader(new Names(models, views, memories.laws(), classes));
        Recipe recipe = new Recipe(
                name,
                RecipeDigest.of(tree),
                tree.toString(),
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
