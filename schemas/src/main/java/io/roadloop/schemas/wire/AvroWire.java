package io.roadloop.schemas.wire;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.topics.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Records as Avro in Confluent's wire form, with one registry client behind all serializers of a service. Schemas are
 * asked for once: after {@link #register} the registry may be away. The client holds no connection open; closing drops
 * what it remembers.
 */
public final class AvroWire implements AutoCloseable {

    private static final int SCHEMAS_A_SUBJECT = 1000;
    /** An id that the registry did not know is asked for again after this: junk must not become a flood of requests. */
    private static final long MISSING_ID_SECONDS = 10;

    private final WireSettings settings;
    private final SchemaRegistryClient registry;

    public AvroWire(WireSettings settings) {
        AvroLimits.apply();
        this.settings = settings;
        Map<String, Object> client = new HashMap<>(settings.registry().properties());
        client.put(SchemaRegistryClientConfig.MISSING_ID_CACHE_TTL_CONFIG, MISSING_ID_SECONDS);
        this.registry = new CachedSchemaRegistryClient(
                List.of(settings.registry().url()), SCHEMAS_A_SUBJECT, List.of(new AvroSchemaProvider()), client);
    }

    public WireSettings settings() {
        return settings;
    }

    /**
     * Registers the value schema of every topic, each subject with compatibility BACKWARD. Does nothing where that has
     * been done. Serializers never register.
     *
     * @throws IncompatibleSchemaException if the registry holds a schema that this build's cannot follow
     * @throws RegistryUnavailableException if the registry does not answer, or refuses this client
     */
    public void register() {
        register(Topics.all());
    }

    /** The same for some topics. */
    void register(Collection<? extends TopicSpec<?>> specs) {
        SchemaRegistration registration = new SchemaRegistration(registry);
        specs.forEach(registration::register);
    }

    /** Writes one topic's records. Fails with a SerializationException if the schema has not been registered. */
    public <V extends SpecificRecord> Serializer<V> serializer(TopicSpec<V> spec) {
        KafkaAvroSerializer avro = new KafkaAvroSerializer(registry, configuration());
        return (topic, value) -> avro.serialize(spec.name(), value);
    }

    /**
     * Reads one topic's records; a tombstone is null. Fails with an {@link UnreadableRecordException} on bad bytes, and
     * with a {@link RegistryUnavailableException} where nothing can be said of them.
     */
    public <V extends SpecificRecord> Deserializer<V> deserializer(TopicSpec<V> spec) {
        return new WireDeserializer<>(spec, reader(spec));
    }

    /** Both. */
    public <V extends SpecificRecord> Serde<V> serde(TopicSpec<V> spec) {
        return Serdes.serdeFrom(serializer(spec), deserializer(spec));
    }

    /** For whoever takes raw bytes and must say what is wrong with bad ones. */
    public <V extends SpecificRecord> WireReader<V> reader(TopicSpec<V> spec) {
        return new WireReader<>(
                spec, spec.schema(), spec.value(), registry, new KafkaAvroDeserializer(registry, configuration()));
    }

    /**
     * For whoever needs little of a large record: reads the named fields alone and passes over the bytes of the others.
     *
     * @param fields of the topic's schema; those of nested records with dots, e.g. {@code frame.frameId}
     */
    public WireReader<GenericRecord> reader(TopicSpec<?> spec, List<String> fields) {
        Map<String, Object> generic = configuration();
        generic.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, false);
        return new WireReader<>(
                spec,
                Projection.of(spec.schema(), fields),
                GenericRecord.class,
                registry,
                new KafkaAvroDeserializer(registry, generic));
    }

    private Map<String, Object> configuration() {
        Map<String, Object> all = new HashMap<>(settings.registry().properties());
        all.put(
                AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG,
                settings.registry().url());
        all.put(AbstractKafkaSchemaSerDeConfig.AUTO_REGISTER_SCHEMAS, false);
        all.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        // The registry holds the schemas as avro/*.avsc has them, without Avro's notes for Java.
        all.put(KafkaAvroSerializerConfig.AVRO_REMOVE_JAVA_PROPS_CONFIG, true);
        return all;
    }

    @Override
    public void close() {
        registry.reset();
    }
}
