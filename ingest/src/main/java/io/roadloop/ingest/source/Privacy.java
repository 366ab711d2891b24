package io.roadloop.ingest.source;

/** Who may be in the picture; decides how long it may be kept. */
public enum Privacy {
    /** People and plates may be seen. */
    STREET,
    /** Blurred before it was sent. */
    ANONYMISED,
    /** Nobody is in it. */
    SYNTHETIC
}
