package io.roadloop.schemas.wire;

import io.roadloop.schemas.topics.TopicSpec;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** {@link WireReader} as Kafka's deserializer: what cannot be read is thrown. */
final class WireDeserializer<V extends SpecificRecord> implements Deserializer<V> {

    private final TopicSpec<V> spec;
    private final WireReader<V> reader;

    WireDeserializer(TopicSpec<V> spec, WireReader<V> reader) {
        this.spec = spec;
        this.reader = reader;
    }

    @Override
    public @Nullable V deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        ReadRecord<V> outcome = reader.read(bytes);
        if (outcome instanceof ReadRecord.Read<V> read) {
            return read.value();
        }
        throw new UnreadableRecordException(spec.name(), (ReadRecord.Unreadable<V>) outcome);
    }
}
