package io.roadloop.schemas.wire;

/** Why bytes are no record of their topic. */
public enum UnreadableCause {
    /** Not in Confluent's wire form, or the body does not follow its schema. */
    NOT_AVRO("not-avro"),
    /** The schema's id is not the registry's, or the schema is not one that this topic's records can be read from. */
    UNKNOWN_SCHEMA("unknown-schema");

    private final String code;

    UnreadableCause(String code) {
        this.code = code;
    }

    /** The stable name, for dead letters and refused segmentations. */
    public String code() {
        return code;
    }
}
