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
}
