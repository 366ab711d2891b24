package io.roadloop.schemas.topics;

/** What a topic's records may show of people. */
public enum Privacy {
    /** Whole street images, or the first bytes of one. */
    STREET_IMAGES("street images"),
    /** Masks: where people are, not who they are. */
    MASKS("masks"),
    /** Numbers and names of models. */
    NONE("none");

    private final String label;

    Privacy(String label) {
        this.label = label;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }
}
