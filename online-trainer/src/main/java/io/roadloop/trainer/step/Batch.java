package io.roadloop.trainer.step;

import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The samples of one step.
 *
 * @param total which step, counted over all rounds
 * @param samples by pool; a pool without samples is absent
 */
record Batch(long total, Map<Pool, List<Sample>> samples) {
    Map<Pool, List<String>> ids() {
        return samples.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream().map(Sample::id).toList()));
    }

    /** Of the deepest pseudo-label, 0 if there is none. */
    int generation() {
        return samples.values().stream()
                .flatMap(List::stream)
                .mapToInt(Sample::generation)
                .max()
                .orElse(0);
    }

    /** How much each pseudo-label counts, in the order of the samples. */
    List<Double> trust() {
        return samples.getOrDefault(Pool.TAUGHT, List.of()).stream()
                .map(Sample::trust)
                .toList();
    }

    /**
     * Models are never left alone with what models say. A recipe's batch is a quarter labelled frames; they repeat where
     * the pool has few.
     *
     * @throws NothingToLearnException if the pool has none now
     */
    void requireLabelled(String recipe) {
        if (!samples.containsKey(Pool.LABELLED)) {
            throw NothingToLearnException.unlabelled(recipe);
        }
    }
}
