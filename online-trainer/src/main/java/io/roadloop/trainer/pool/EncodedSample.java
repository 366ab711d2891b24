package io.roadloop.trainer.pool;

import java.time.Instant;
import java.util.Optional;

/**
 * A sample as it came over the wire, at its own size: what a pool keeps on disk.
 *
 * <p>The arrays are not copied: whoever hands them over leaves them alone from then on.
 *
 * @param id the frame's id, unique within its pool
 * @param image the encoded image
 * @param mask the encoded mask; empty in {@link Pool#STREAM}
 * @param generation 0 for a label by people, n for the n-th turn of self-training
 * @param at when the frame was captured
 * @param arrived by which the pool orders its samples: the lowest leaves first when the pool is full
 * @param domain where a labelled frame comes from: {@link #TARGET}, or the name of another source
 */
@SuppressWarnings("ArrayRecordComponent")
public record EncodedSample(
        String id, byte[] image, Optional<byte[]> mask, int generation, Instant at, Instant arrived, String domain) {
    /** The domain that is served; frames of the fleet are of it. */
    public static final String TARGET = "target";

    /** A sample of the target. */
    public EncodedSample(String id, byte[] image, Optional<byte[]> mask, int generation, Instant at, Instant arrived) {
        this(id, image, mask, generation, at, arrived, TARGET);
    }

    public EncodedSample {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a sample must have an id");
        }
        if (generation < 0) {
            throw new IllegalArgumentException("sample " + id + ": generation " + generation + " must not be negative");
        }
    }
}
