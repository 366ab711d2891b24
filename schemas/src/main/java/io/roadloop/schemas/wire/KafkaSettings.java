package io.roadloop.schemas.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Where the cluster is, and how to speak to it.
 *
 * @param bootstrapServers host:port, several with commas
 * @param properties passed to every Kafka client as they are, e.g. security.protocol, sasl.jaas.config; never printed
 */
public record KafkaSettings(String bootstrapServers, Map<String, String> properties) {

    /** Largest record that the clients send or ask for, bytes: the largest of the topics' own limits. */
    public static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

    private static final String SERVER = "[^\\s,:/]+:\\d{1,5}|\\[[0-9a-fA-F:]+\\]:\\d{1,5}";

    public KafkaSettings {
        if (!bootstrapServers.matches("(" + SERVER + ")(\\s*,\\s*(" + SERVER + "))*")) {
            throw new InvalidWireSettingException(
                    "kafka.bootstrap-servers", "is '" + bootstrapServers + "', must read host:port[,host:port]");
        }
        if (properties.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new InvalidWireSettingException(
                    "kafka.properties", "must not hold bootstrap.servers: give kafka.bootstrap-servers");
        }
        properties = Map.copyOf(properties);
    }

    /** For an admin client: the cluster and the security properties. */
    public Map<String, Object> adminProperties() {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return all;
    }

    /** For an idempotent producer with string keys; the value's serializer is the caller's. */
    public Map<String, Object> producerProperties() {
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
        all.putAll(adminProperties());
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return all;
    }

    /** For a consumer in a group, with string keys, that commits its own offsets and sees committed records only. */
    public Map<String, Object> consumerProperties(String group) {
        Map<String, Object> all = consumerProperties();
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return all;
    }

    /** The same for a consumer that is assigned its partitions and belongs to no group. */
    public Map<String, Object> consumerProperties() {
        Map<String, Object> all = new HashMap<>();
        all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_RECORD_BYTES);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.putAll(adminProperties());
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Topics come from the TopicSpecs; whoever only looks makes none.
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return all;
    }

    /** Names the properties, and keeps their values to itself. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=" + bootstrapServers + ", properties="
                + new TreeSet<>(properties.keySet()) + "]";
    }
}
