package io.roadloop.trainer;

import io.roadloop.embedded.EmbeddedStream;
import io.roadloop.schemas.topics.TopicAdmin;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.WireSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker and registry with the topics made and the schemas registered, and a hand to write and read them. */
public final class TestStream implements AutoCloseable {
    private final EmbeddedStream stream;
    private final AvroWire wire;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    /** @param folder where broker and registry put their data */
    public TestStream(Path folder) {
        stream = EmbeddedStream.start(folder);
        wire = new AvroWire(WireSettings.plain(stream.bootstrapServers(), stream.registryUrl()));
        admin = Admin.create(wire.settings().kafka().adminProperties());
        producer = new KafkaProducer<>(
                wire.settings().kafka().producerProperties(), new StringSerializer(), new ByteArraySerializer());
        TopicAdmin.ensure(admin, Topics.all());
        wire.register();
    }

    public AvroWire wire() {
        return wire;
    }

    public String bootstrapServers() {
        return stream.bootstrapServers();
    }

    public String registryUrl() {
        return stream.registryUrl();
    }

    public <V extends SpecificRecord> void send(TopicSpec<V> topic, int partition, String key, V value) {
        sendBytes(topic, partition, key, wire.serializer(topic).serialize(topic.name(), value));
    }

    /** @param value null for a tombstone */
    public void sendBytes(TopicSpec<?> topic, int partition, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic.name(), partition, key, value))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes all records before an offset expire. */
    public void expire(TopicSpec<?> topic, int partition, long before) {
        TopicPartition at = new TopicPartition(topic.name(), partition);
        try {
            admin.deleteRecords(Map.of(at, RecordsToDelete.beforeOffset(before)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All records of a topic so far. */
    public <V extends SpecificRecord> List<V> read(TopicSpec<V> topic) {
        try (var consumer = new KafkaConsumer<>(
                wire.settings().kafka().consumerProperties(), new StringDeserializer(), wire.deserializer(topic))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<V> values = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, V> record : consumer.poll(Duration.ofMillis(100))) {
                    values.add(record.value());
                }
            }
            return values;
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        wire.close();
        stream.close();
    }
}
