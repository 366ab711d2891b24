package io.roadloop.trainer.pool;

/** What lies in a pool under a mark. */
public sealed interface StoredSample {

    /** The sample, at training size. */
    record Whole(Sample sample) implements StoredSample {}

    /** There is no such file. */
    record Gone() implements StoredSample {}

    /**
     * The file is there, and cannot be learnt from.
     *
     * @param why what was found
     */
    record Damaged(String why) implements StoredSample {}
}
