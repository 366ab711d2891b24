package io.roadloop.trainer.pool;

/** Where a sample comes from; recipes write the name in lower case. */
public enum Pool {
    /** Frames with a mask by people: generation 0. */
    LABELLED,
    /** Frames without a mask: what the fleet sees now. */
    STREAM,
    /** Frames with a mask by a released model, 255 where it was not sure: generation 1 and up. */
    TAUGHT;

    /** The name as recipes and reports write it. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether the samples of this pool carry masks. */
    public boolean hasMasks() {
        return this != STREAM;
    }
}
