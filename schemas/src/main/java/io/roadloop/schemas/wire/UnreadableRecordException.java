package io.roadloop.schemas.wire;

import org.apache.kafka.common.errors.SerializationException;

/** A deserializer met bytes that are no record of its topic. */
public final class UnreadableRecordException extends SerializationException {

    private final UnreadableCause unreadable;

    UnreadableRecordException(String topic, ReadRecord.Unreadable<?> unreadable) {
        super(topic + ": " + unreadable.cause().code() + ": " + unreadable.detail());
        this.unreadable = unreadable.cause();
    }

    /** Why the bytes are no record. */
    public UnreadableCause unreadable() {
        return unreadable;
    }
}
