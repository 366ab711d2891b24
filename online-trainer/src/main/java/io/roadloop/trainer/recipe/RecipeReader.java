package io.roadloop.trainer.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloop.trainer.pool.Pool;
import java.util.EnumMap;
import java.util.Map;

/** Reads a recipe's tree; models, views, memories and objectives have readers of their own. */
final class RecipeReader {
    private final String name;
    private final JsonNode tree;
    private final RecipeNode root;

    RecipeReader(String name, JsonNode tree) {
        this.name = name;
        this.tree = tree;
        this.root = new RecipeNode(name, "", tree);
    }

    Recipe read() {
        ModelReader models = new ModelReader(root);
        ViewReader views = new ViewReader(name, root);
        MemoryReader memories = new MemoryReader(models, views, root);
        ObjectiveReader objectives = new ObjectiveReader(new Names(models, views, memories.laws()));
        Recipe recipe = new Recipe(
                name,
                RecipeDigest.of(tree),
                batch(root.object("batch")),
                models.learners(),
                models.followers(),
                memories.all(),
                objectives.terms(root.object("objectives")),
                root.model("export"));
        root.end();
        return recipe;
    }

    private static Map<Pool, Integer> batch(RecipeNode node) {
        Map<Pool, Integer> batch = new EnumMap<>(Pool.class);
        for (Pool pool : Pool.values()) {
            int samples = node.count(pool.key(), 0);
            if (samples > 0) {
                batch.put(pool, samples);
            }
        }
        node.end();
        return batch;
    }
}
