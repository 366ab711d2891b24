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
    private final Map<String, Map<Integer, Stretch>> stretches = new HashMap<>();
    private final Map<Tally, Long> counts = new EnumMap<>(Tally.class);

    /**
     * What was covered of a partition up to its position: position − from = read + skipped, where every offset is a
     * record. (Transactions take up offsets of their own.)
     *
     * @param from the first offset
     * @param read records that were looked at
     * @param skipped records that were passed over, or had expired
     */
    public record Stretch(long from, long read, long skipped) {

        Stretch plus(Tally what, long records) {
            return what.isGap()
                    ? new Stretch(from, read, skipped + records)
                    : new Stretch(from, read + records, skipped);
        }
    }

    /**
     * A state of the ledger.
     *
     * @param positions the next offset by topic and partition
     * @param counts over all runs
     * @param stretches by topic and partition; not of topics whose offsets have holes by their nature, the compacted
     */
    public record Snapshot(
            Map<String, Map<Integer, Long>> positions,
            Map<Tally, Long> counts,
            Map<String, Map<Integer, Stretch>> stretches) {

        /** Of a trainer that has read nothing. */
        public static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of(), Map.of());

        @SuppressWarnings("ConstantValue") // checkpoints of older versions have no stretches
        public Snapshot {
            stretches = stretches == null ? Map.of() : stretches;
        }
    }

    /** Goes on where an earlier run stood. */
    public IntakeLedger(Snapshot snapshot) {
        snapshot.positions().forEach((topic, partitions) -> positions.put(topic, new TreeMap<>(partitions)));
        snapshot.stretches().forEach((topic, partitions) -> stretches.put(topic, new TreeMap<>(partitions)));
        counts.putAll(snapshot.counts());
    }

    /** The next offset to read; empty before the partition's first record. */
    public synchronized OptionalLong position(String topic, int partition) {
        Long position = positions.getOrDefault(topic, Map.of()).get(partition);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /**
     * Opens the account of a partition, where it has none: from now on each of its offsets is read or skipped.
     *
     * @param beginning where to begin if the partition has no position either
     * @return the position
     */
    public synchronized long open(String topic, int partition, long beginning) {
        long position = position(topic, partition).orElse(beginning);
        if (!stretches.getOrDefault(topic, Map.of()).containsKey(partition)) {
            rewind(topic, partition, position);
        }
        return position;
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
            stretches.computeIfPresent(topic, (same, open) -> {
                open.computeIfPresent(partition, (also, stretch) -> stretch.plus(what, records));
                return open;
            });
        }
    }

    /** Sets a partition back: its topic was made anew and is shorter than what was read of the old one. */
    public synchronized void rewind(String topic, int partition, long next) {
        positions.computeIfAbsent(topic, t -> new TreeMap<>()).put(partition, next);
        stretches.computeIfAbsent(topic, t -> new TreeMap<>()).put(partition, new Stretch(next, 0, 0));
    }

    public synchronized long count(Tally what) {
        return counts.getOrDefault(what, 0L);
    }

    /** Frames of the stream that were never looked at. */
    public synchronized long gaps() {
        return count(Tally.FRAMES_SKIPPED) + count(Tally.FRAMES_EXPIRED);
    }

    public synchronized Snapshot snapshot() {
        return new Snapshot(copy(positions), Map.copyOf(counts), copy(stretches));
    }

    private static <V> Map<String, Map<Integer, V>> copy(Map<String, Map<Integer, V>> live) {
        Map<String, Map<Integer, V>> copy = new TreeMap<>();
        live.forEach((topic, partitions) -> copy.put(topic, Map.copyOf(partitions)));
        return copy;
    }
}
