package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Memory;
import java.util.Map;

/**
 * What the names in a recipe stand for.
 *
 * @param views by the name of the recipe, or of a pool
 * @param memories by name
 */
record Names(ViewReader views, Map<String, Memory.Law<?>> memories) {
    Names {
        memories = Map.copyOf(memories);
    }
}
