package io.roadloop.trainer.pool;

/** What became of a sample that was put into a pool. */
public enum Shelving {
    /** It is there now; others may have gone for it. */
    ADDED,
    /** It was there already. */
    UNCHANGED,
    /** It is not there: it is larger than the pool, or older than all that fills it. */
    NO_ROOM
}
