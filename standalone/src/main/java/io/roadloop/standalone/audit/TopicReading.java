package io.roadloop.standalone.audit;

import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.wire.WireSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic once, from its first record to the last one committed when the reading began. */
public final class TopicReading {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> properties;

    public TopicReading(WireSettings wire) {
        properties = new HashMap<>(wire.kafka().consumerProperties());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    }

    /** Gives every committed record to {@code each}; values stay bytes, so that a broken one is counted too. */
    public void readAll(TopicSpec<?> topic, Consumer<ConsumerRecord<String, byte[]>> each) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(properties)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < end(ends, p))) {
                consumer.poll(POLL).forEach(message -> {
                    if (message.offset() < end(ends, new TopicPartition(message.topic(), message.partition()))) {
                        each.accept(message);
                    }
                });
            }
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }
}
