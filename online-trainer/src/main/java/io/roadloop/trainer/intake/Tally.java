package io.roadloop.trainer.intake;

/** What can become of a record. Each record of a topic counts under exactly one of them, once. */
public enum Tally {
    LABELS_FOR_TRAINING,
    LABELS_FOR_CANARY,
    LABELS_FOR_AUDIT,
    LABELS_ERASED,
    /** Labels for training that the pool did not keep: larger than its cap, or older than all that fills it. */
    LABELS_WITHOUT_ROOM,
    /** Frames of the stream that were sampled. */
    FRAMES_TAKEN,
    /** Frames of the stream that were passed over: older than the newest few. */
    FRAMES_SKIPPED,
    /** Frames whose retention ended before they were looked at. */
    FRAMES_EXPIRED,
    /** Frames of the stream that judge models, canary or audit, or whose label was erased. */
    FRAMES_HELD_OUT,
    /** Sampled frames that the pool did not keep, as labels. */
    FRAMES_WITHOUT_ROOM,
    PSEUDO_LABELS_TAKEN,
    PSEUDO_LABELS_TOO_DEEP,
    PSEUDO_LABELS_TOO_OLD,
    PSEUDO_LABELS_EXPIRED,
    /** Pseudo-labels of frames that judge models, canary or audit, or whose label was erased. */
    PSEUDO_LABELS_HELD_OUT,
    /** Pseudo-labels that the pool did not keep, as labels. */
    PSEUDO_LABELS_WITHOUT_ROOM,
    DEAD_LETTERS;

    /** Whether the record was never looked at. */
    boolean isGap() {
        return this == FRAMES_SKIPPED || this == FRAMES_EXPIRED || this == PSEUDO_LABELS_EXPIRED;
    }
}
