package io.roadloop.trainer.intake;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How far each partition was read and what became of its records, moved together, so that a checkpoint never has one
 * without the other. Thread-safe.
 */
public final class IntakeLedger {
    private final Map<String, Map<Integer, Long>> positions = new HashMap<>();
    private final Map<Tally, Long> counts = new EnumMap<>(Tally.class);

    /**
     * A state of the ledger.
     *
     * @param positions the next offset by topic and partition
     * @param counts over all runs
     */
    public record Snapshot(Map<String, Map<Integer, Long>> positions, Map<Tally, Long> counts) {
        /** Of a trainer that has read nothing. */
        public static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of());
    }

    /** Goes on where an earlier run stood. */
    public IntakeLedger(Snapshot snapshot) {
        snapshot.positions().forEach((topic, partitions) -> positions.put(topic, new TreeMap<>(partitions)));
        counts.putAll(snapshot.counts());
    }

    /** The next offset to read; empty before the partition's first record. */
    public synchronized OptionalLong position(String topic, int partition) {
        Long position = positions.getOrDefault(topic, Map.of()).get(partition);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /**
     * Moves a partition on. A move that is not forward changes nothing, neither position nor counts: the record was
     * counted when it was first read.
     *
     * @param next the offset to read next
     * @param what became of the records up to there
     * @param records how many
     */
    public synchronized void advance(String topic, int partition, long next, Tally what, long records) {
        Map<Integer, Long> partitions = positions.computeIfAbsent(topic, t -> new TreeMap<>());
        Long position = partitions.get(partition);
        if (position == null || next > position) {
            partitions.put(partition, next);
            counts.merge(what, records, Long::sum);
        }
    }

    /** Sets a partition back: its topic was made anew and is shorter than what was read of the old one. */
    public synchronized void rewind(String topic, int partition, long next) {
        positions.computeIfAbsent(topic, t -> new TreeMap<>()).put(partition, next);
    }

    public synchronized long count(Tally what) {
        return counts.getOrDefault(what, 0L);
    }

    /** Frames of the stream that were never looked at. */
    public synchronized long gaps() {
        return count(Tally.FRAMES_SKIPPED) + count(Tally.FRAMES_EXPIRED);
    }

    public synchronized Snapshot snapshot() {
        Map<String, Map<Integer, Long>> copy = new TreeMap<>();
        positions.forEach((topic, partitions) -> copy.put(topic, Map.copyOf(partitions)));
        return new Snapshot(copy, Map.copyOf(counts));
    }
}
