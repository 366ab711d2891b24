package io.roadloop.schemas.wire;

/** What became of a record's bytes. A registry that is away is neither: see {@link RegistryUnavailableException}. */
public sealed interface ReadRecord<V> {

    /** The record. */
    record Read<V>(V value) implements ReadRecord<V> {}

    /**
     * No record of this topic, now or later.
     *
     * @param detail what was found, and which rule it broke
     */
    record Unreadable<V>(UnreadableCause cause, String detail) implements ReadRecord<V> {}
}
