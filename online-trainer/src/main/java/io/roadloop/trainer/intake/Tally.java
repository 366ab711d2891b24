package io.roadloop.trainer.intake;

/** What can become of a record. Each record of a topic counts under exactly one of them, once. */
public enum Tally {
    LABELS_FOR_TRAINING,
    LABELS_FOR_CANARY,
    LABELS_FOR_AUDIT,
    LABELS_ERASED,
    /** Frames of the stream that were sampled. */
    FRAMES_TAKEN,
    /** Frames of the stream that were passed over: older than the newest few. */
    FRAMES_SKIPPED,
    /** Frames whose retention ended before they were looked at. */
    FRAMES_EXPIRED,
    /** Frames of the stream that judge models: canary or audit. */
    FRAMES_HELD_OUT,
    PSEUDO_LABELS_TAKEN,
    PSEUDO_LABELS_TOO_DEEP,
    PSEUDO_LABELS_TOO_OLD,
    PSEUDO_LABELS_EXPIRED,
    /** Pseudo-labels of frames that judge models: canary or audit. */
    PSEUDO_LABELS_HELD_OUT,
    DEAD_LETTERS;

    /** Whether the record was never looked at. */
    boolean isGap() {
        return this == FRAMES_SKIPPED || this == FRAMES_EXPIRED || this == PSEUDO_LABELS_EXPIRED;
    }
}
