package io.roadloop.graph.nets;

/** How large a network is built. */
public enum Width {
    /** About a million parameters, for CPUs. */
    COMPACT,
    /** As in the paper. */
    FULL
}
