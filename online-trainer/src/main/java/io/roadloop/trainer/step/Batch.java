package io.roadloop.trainer.step;

import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The samples of one step.
 *
 * @param total which step, counted over all rounds
 * @param samples by pool; a pool without samples is absent
 */
record Batch(long total, Map<Pool, List<Sample>> samples) {
    Map<Pool, List<String>> ids() {
        return of(sample -> Stream.of(sample.id()));
    }

    /** Of the samples that were read from files, the marks of these. */
    Map<Pool, List<String>> files() {
        return of(sample -> sample.file().stream());
    }

    private Map<Pool, List<String>> of(Function<Sample, Stream<String>> what) {
        return samples.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream().flatMap(what).toList()));
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
