package io.roadloop.standalone.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Frames in against outcomes out, by frame id.
 *
 * A frame that was sent twice under one id owes two outcomes, so that a repeat on the way in is not taken for one on
 * the way out.
 */
final class Ledger {

    private final Map<String, Integer> owed = new HashMap<>();
    private long frames;
    private long segmented;
    private long refused;
    private final Set<String> segmentedIds = new HashSet<>();

    void frame(String id) {
        frames++;
        owed.merge(id, 1, Integer::sum);
    }

    void segmented(String id) {
        segmented++;
        segmentedIds.add(id);
        owed.merge(id, -1, Integer::sum);
    }

    void refused(String id) {
        refused++;
        owed.merge(id, -1, Integer::sum);
    }

    boolean wasSegmented(String id) {
        return segmentedIds.contains(id);
    }

    long frames() {
        return frames;
    }

    long segmented() {
        return segmented;
    }

    long refused() {
        return refused;
    }

    /** Frames without an outcome. */
    long lost() {
        return owed.values().stream()
                .filter(n -> n > 0)
                .mapToLong(Integer::longValue)
                .sum();
    }

    /** Some of their ids. */
    List<String> someLost(int most) {
        return owed.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }

    /** Outcomes without a frame that owed them. */
    long duplicated() {
        return -owed.values().stream()
                .filter(n -> n < 0)
                .mapToLong(Integer::longValue)
                .sum();
    }
}
