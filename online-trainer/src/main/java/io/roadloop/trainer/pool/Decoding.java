package io.roadloop.trainer.pool;

/** What became of an encoded sample: ready to train on, or refused. */
public sealed interface Decoding {

    /** The sample, at training size. */
    record Usable(Sample sample) implements Decoding {}

    /**
     * The sample cannot be used.
     *
     * @param cause a stable name, e.g. image-truncated or mask-size
     * @param detail what was found, and which rule it broke
     */
    record Unusable(String cause, String detail) implements Decoding {}
}
