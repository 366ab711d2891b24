package io.roadloop.standalone.audit;

import io.roadloop.kit.UserErrorException;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.ReadRecord;
import io.roadloop.schemas.wire.WireReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * One reading of the topics for all who want to know of them: first everybody says of what, then each topic is read
 * once, in the order in which they were asked for, from its first record to the last one committed when the reading
 * began.
 */
public final class StreamReading {

    private static final Duration POLL = Duration.ofMillis(500);

    /** How long brokers may take for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AvroWire wire;
    private final Map<TopicSpec<?>, TopicUses<?>> topics = new LinkedHashMap<>();
    private Map<TopicPartition, Long> beginnings = Map.of();
    private Map<TopicPartition, Long> ends = Map.of();

    public StreamReading(AvroWire wire) {
        this.wire = wire;
    }

    /** Asks for the messages of a topic as they come; nothing is decoded for it. */
    public void messages(TopicSpec<?> topic, Consumer<ConsumerRecord<String, byte[]>> use) {
        uses(topic).messages(use);
    }

    /** Asks for the records of a topic, whole. */
    public <V extends SpecificRecord> void records(
            TopicSpec<V> topic, BiConsumer<ConsumerRecord<String, byte[]>, ReadRecord<V>> use) {
        uses(topic).records(use);
    }

    /**
     * Asks for a few fields of each record of a topic; the bytes of the others, images above all, are passed over.
     *
     * @param fields those of nested records with dots
     */
    public void fields(
            TopicSpec<?> topic,
            List<String> fields,
            BiConsumer<ConsumerRecord<String, byte[]>, ReadRecord<GenericRecord>> use) {
        WireReader<GenericRecord> reader = wire.reader(topic, fields);
        messages(topic, message -> use.accept(message, reader.read(message.value())));
    }

    /**
     * Reads every topic that was asked for.
     *
     * @throws UserErrorException if no broker answers
     * @throws MissingTopicsException if the cluster does not have all of them
     */
    public void run() {
        Map<String, Object> properties = new HashMap<>(wire.settings().kafka().consumerProperties());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(properties)) {
            List<TopicPartition> all = partitions(consumer);
            beginnings = consumer.beginningOffsets(all);
            ends = consumer.endOffsets(all);
            for (TopicUses<?> uses : topics.values()) {
                read(consumer, uses);
            }
        } catch (TimeoutException e) {
            throw new UserErrorException(
                    "no answer from the brokers at " + wire.settings().kafka().bootstrapServers() + " within "
                            + PATIENCE.toSeconds() + " s: check the address, and that they run",
                    e);
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> all = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (TopicSpec<?> topic : topics.keySet()) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic.name());
            if (partitions.isEmpty()) {
                missing.add(topic.name());
            }
            partitions.forEach(info -> all.add(new TopicPartition(info.topic(), info.partition())));
        }
        if (!missing.isEmpty()) {
            throw new MissingTopicsException(missing, wire.settings().kafka().bootstrapServers());
        }
        return all;
    }

    private void read(KafkaConsumer<String, byte[]> consumer, TopicUses<?> uses) {
        Collection<TopicPartition> partitions = ends.keySet().stream()
                .filter(partition -> partition.topic().equals(uses.name()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < end(p))) {
            consumer.poll(POLL).forEach(message -> {
                if (message.offset() < end(new TopicPartition(message.topic(), message.partition()))) {
                    uses.take(message);
                }
            });
        }
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** The offset after the last of a partition's records when the reading began. */
    long end(TopicSpec<?> topic, int partition) {
        return end(new TopicPartition(topic.name(), partition));
    }

    /** Whether the first records of a topic have expired. */
    boolean isCutOff(TopicSpec<?> topic) {
        return beginnings.entrySet().stream()
                .anyMatch(entry -> entry.getKey().topic().equals(topic.name()) && entry.getValue() > 0);
    }

    @SuppressWarnings("unchecked") // a topic's uses are made here alone, with its own type
    private <V extends SpecificRecord> TopicUses<V> uses(TopicSpec<V> topic) {
        return (TopicUses<V>) topics.computeIfAbsent(topic, same -> new TopicUses<>(topic.name(), wire.reader(topic)));
    }
}
