package io.roadloop.inference.topology;

import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import io.roadloop.kit.settings.InvalidSettingException;
import io.roadloop.schemas.wire.KafkaSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/** A serving profile as the properties of Kafka Streams. The user's own properties pass, except where the profile rules. */
public final class StreamsProperties {

    private static final int RECORD_BYTES = KafkaSettings.MAX_RECORD_BYTES;
    private static final int FETCH_BYTES = 16 << 20;
    private static final int BUFFER_BYTES = 64 << 20;

    /** There is no global store, but without this Kafka Streams warns of one at each start; its constant is deprecated. */
    private static final String GLOBAL_HANDLER = "processing.exception.handler.global.enabled";

    private static final List<String> CLIENT_PREFIXES =
            List.of("main.consumer.", "restore.consumer.", "global.consumer.", "consumer.", "producer.", "admin.");

    private static final Set<String> PROFILE_OWNS = Set.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
            StreamsConfig.NUM_STREAM_THREADS_CONFIG,
            StreamsConfig.STATE_DIR_CONFIG,
            StreamsConfig.GROUP_PROTOCOL_CONFIG,
            StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ProducerConfig.LINGER_MS_CONFIG,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG);

    private StreamsProperties() {}

    /**
     * All properties of one instance.
     *
     * @param instance stable over restarts, unique in the application: a member that comes back under its name causes no
     *     rebalance
     */
    public static Properties of(
            KafkaSettings kafka,
            ServingProfile profile,
            String applicationId,
            String instance,
            int threads,
            Path stateDirectory) {
        checkPassable(kafka.properties());
        Properties all = new Properties();
        all.putAll(kafka.properties());
        all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        all.put(StreamsConfig.CLIENT_ID_CONFIG, applicationId + "-" + instance);
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        all.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.resolve(instance).toString());
        putProfile(all, profile, instance);
        putSizes(all);
        putHandlers(all);
        return all;
    }

    /**
     * Checks the properties that users pass through to Kafka.
     *
     * @throws InvalidSettingException if one belongs to the serving profile
     */
    public static void checkPassable(Map<String, String> properties) {
        properties.forEach((key, value) -> {
            if (PROFILE_OWNS.contains(withoutPrefix(key))) {
                throw new InvalidSettingException(
                        "kafka.properties." + key, value, "belongs to the serving profile: set serving.* instead");
            }
        });
    }

    private static String withoutPrefix(String key) {
        return CLIENT_PREFIXES.stream()
                .filter(key::startsWith)
                .findFirst()
                .map(prefix -> key.substring(prefix.length()))
                .orElse(key);
    }

    private static void putProfile(Properties all, ServingProfile profile, String instance) {
        boolean exactly = profile.delivery() == Delivery.EXACTLY_ONCE;
        all.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                exactly ? StreamsConfig.EXACTLY_ONCE_V2 : StreamsConfig.AT_LEAST_ONCE);
        all.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                profile.commitInterval().toMillis());
        if (exactly) {
            all.put(
                    producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                    Math.toIntExact(profile.transactionTimeout().toMillis()));
        }
        all.put(mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
        all.put(
                mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(ServingProfile.SESSION_TIMEOUT.toMillis()));
        all.put(
                mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                Math.toIntExact(ServingProfile.HEARTBEAT_INTERVAL.toMillis()));
        all.put(mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), ServingProfile.MAX_POLL_RECORDS);
        all.put(mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        all.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
    }

    private static void putSizes(Properties all) {
        all.put(StreamsConfig.POLL_MS_CONFIG, 10);
        all.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 64);
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        all.put(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), RECORD_BYTES);
        all.put(producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), BUFFER_BYTES);
        all.put(mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), RECORD_BYTES);
        all.put(mainConsumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), FETCH_BYTES);
    }

    /** Nothing of one record stops the service: the topology refuses what it can name, these take what is left. */
    private static void putHandlers(Properties all) {
        all.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueExceptionHandler.class.getName());
        all.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, KeepFrames.class.getName());
        all.put(GLOBAL_HANDLER, true);
        all.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, KeepServing.class.getName());
    }
}
