package io.roadloop.schemas.topics;

/** Who writes or reads a topic. */
public enum Party {
    INGEST("ingest"),
    TRAINER("online-trainer"),
    INFERENCE("inference-service"),
    ANNOTATORS("annotators"),
    CONSUMERS("consumers"),
    OPERATORS("operators");

    private final String label;

    Party(String label) {
        this.label = label;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }
}
