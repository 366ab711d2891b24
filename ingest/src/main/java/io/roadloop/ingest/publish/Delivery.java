package io.roadloop.ingest.publish;

/** Is told what became of each record; called from the producer's thread. */
public interface Delivery {

    /** The cluster has it. */
    void delivered(Kind kind);

    /** The cluster does not have it, after all retries. */
    void failed(Kind kind, Exception failure);

    /** What a record is. */
    enum Kind {
        FRAME,
        TRAIN_LABEL,
        CANARY_LABEL
    }
}
