package io.roadloop.schemas.wire;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.wire.ReadRecord.Read;
import io.roadloop.schemas.wire.ReadRecord.Unreadable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes of one topic's records, and tells bad bytes from a registry that is away. Reads with this build's
 * schema, or a part of it, so the class of the result never depends on what a writer claims. For one thread at a time.
 */
public final class WireReader<V extends IndexedRecord> {

    private static final byte MAGIC = 0;
    private static final int HEADER_BYTES = 5;
    private static final int NOT_FOUND = 404;

    private final TopicSpec<?> spec;
    private final Schema schema;
    private final Class<V> type;
    private final SchemaRegistryClient registry;
    private final KafkaAvroDeserializer avro;
    /** By schema id: empty where this topic's records can be read from it, else why not. */
    private final Map<Integer, Optional<String>> verdicts = new ConcurrentHashMap<>();

    /**
     * @param schema of what is made of a record: the topic's own, or a part of it
     * @param type what the deserializer makes by this schema
     */
    WireReader(
            TopicSpec<?> spec,
            Schema schema,
            Class<V> type,
            SchemaRegistryClient registry,
            KafkaAvroDeserializer avro) {
        this.spec = spec;
        this.schema = schema;
        this.type = type;
        this.registry = registry;
        this.avro = avro;
    }

    /**
     * Reads one value. Where a tombstone means something, the caller looks for it first: here it is not Avro.
     *
     * @throws RegistryUnavailableException if the schema is not known here yet and the registry cannot be asked
     */
    public ReadRecord<V> read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Unreadable<>(UnreadableCause.NOT_AVRO, "a record without a value");
        }
        if (bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
            return new Unreadable<>(
                    UnreadableCause.NOT_AVRO,
                    bytes.length + " bytes that do not begin with a zero byte and a schema id of four bytes");
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        Optional<String> fault = verdict(id);
        return fault.isPresent() ? new Unreadable<>(UnreadableCause.UNKNOWN_SCHEMA, fault.get()) : decode(bytes, id);
    }

    private ReadRecord<V> decode(byte[] bytes, int id) {
        try {
            return new Read<>(type.cast(avro.deserialize(spec.name(), bytes, schema)));
        } catch (SerializationException broken) {
            Throwable root = broken.getCause() == null ? broken : broken.getCause();
            return new Unreadable<>(
                    UnreadableCause.NOT_AVRO,
                    "the " + (bytes.length - HEADER_BYTES) + " bytes after the header do not follow schema " + id + ": "
                            + root);
        }
    }

    /** A verdict on an id that exists is for ever; one on an id that does not is the client's to remember for a while. */
    private Optional<String> verdict(int id) {
        Optional<String> known = verdicts.get(id);
        if (known != null) {
            return known;
        }
        if (id <= 0) {
            return Optional.of("schema id " + id + " is not positive");
        }
        Optional<Schema> writer = writerSchema(id);
        if (writer.isEmpty()) {
            return Optional.of("the registry has no schema " + id);
        }
        Optional<String> verdict = judge(id, writer.get());
        verdicts.put(id, verdict);
        return verdict;
    }

    private Optional<Schema> writerSchema(int id) {
        try {
            return registry.getSchemaBySubjectAndId(spec.subject(), id) instanceof AvroSchema avroSchema
                    ? Optional.of(avroSchema.rawSchema())
                    : Optional.empty();
        } catch (RestClientException answered) {
            if (answered.getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw new RegistryUnavailableException(
                    "the registry answered " + answered.getStatus() + " when asked for schema " + id, answered);
        } catch (IOException away) {
            throw new RegistryUnavailableException("the registry could not be asked for schema " + id, away);
        }
    }

    private Optional<String> judge(int id, Schema writer) {
        boolean readable = SchemaCompatibility.checkReaderWriterCompatibility(schema, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
        return readable
                ? Optional.empty()
                : Optional.of("schema " + id + " is of " + writer.getFullName() + ", from which no " + schema.getName()
                        + " can be read");
    }
}
