package io.roadloop.trainer.pool;

import static io.roadloop.kit.settings.Require.that;

/**
 * How much the pools may hold; each at least 1 MiB.
 *
 * @param labelledBytes on disk
 * @param streamBytes on disk
 * @param taughtBytes on disk
 * @param decodedBytes in memory, of all pools together, at training size
 */
public record PoolLimits(long labelledBytes, long streamBytes, long taughtBytes, long decodedBytes) {
    private static final String RULE = "must be at least 1MiB";
    private static final long LEAST = 1 << 20;

    public PoolLimits {
        that("pools.labelled-bytes", labelledBytes, n -> n >= LEAST, RULE);
        that("pools.stream-bytes", streamBytes, n -> n >= LEAST, RULE);
        that("pools.taught-bytes", taughtBytes, n -> n >= LEAST, RULE);
        that("pools.decoded-bytes", decodedBytes, n -> n >= LEAST, RULE);
    }

    /** The cap of one pool on disk. */
    public long bytes(Pool pool) {
        return switch (pool) {
            case LABELLED -> labelledBytes;
            case STREAM -> streamBytes;
            case TAUGHT -> taughtBytes;
        };
    }
}
