package io.roadloop.graph.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file held.
 *
 * @param tensors numbers by path in the graph, all that the mapping covers
 * @param leftOut names in the file that belong nowhere in the graph, sorted, each with why
 * @param metadata the file's own notes
 */
public record LoadedWeights(Map<String, float[]> tensors, List<String> leftOut, Map<String, String> metadata) {
    public LoadedWeights {
        tensors = Map.copyOf(tensors);
        leftOut = List.copyOf(leftOut);
        metadata = Map.copyOf(metadata);
    }

    /** These numbers, and where the file has none those of {@code others}: a backbone over a fresh network. */
    public Map<String, float[]> over(Map<String, float[]> others) {
        Map<String, float[]> all = new LinkedHashMap<>(others);
        all.putAll(tensors);
        return all;
    }
}
