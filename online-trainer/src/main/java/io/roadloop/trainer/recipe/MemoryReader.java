package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Memory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads memories: each by its kind. A memory may look into those above it. */
final class MemoryReader {
    private final Map<String, Memory.Law<?>> laws = new LinkedHashMap<>();

    MemoryReader(ModelReader models, ViewReader views, ClassNames classes, RecipeNode root) {
        root.maybe("memories").ifPresent(all -> all.children()
                .forEach((name, node) -> laws.put(name, law(name, node, new Names(models, views, laws, classes)))));
    }

    /** By name. */
    Map<String, Memory.Law<?>> laws() {
        return laws;
    }

    /** In the order of the file. */
    List<Memory.Law<?>> all() {
        return List.copyOf(laws.values());
    }

    private static Memory.Law<?> law(String name, RecipeNode node, Names names) {
        String kind = node.kind(MemoryKinds.keys());
        RecipeNode body = node.object(kind);
        Memory.Law<?> law = MemoryKinds.read(kind, name, new PartNode(body, names));
        body.end();
        node.end();
        return law;
    }
}
