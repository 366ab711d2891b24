package io.roadloop.inference.support;

import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.topics.TopicAdmin;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What surrounds the service in a test: fleet and trainer that write, and a reader of committed records. */
public final class Cluster implements AutoCloseable {

    private final AvroWire wire;
    private final KafkaProducer<String, byte[]> producer;
    private String placeOfRaw = "";

    private Cluster(AvroWire wire) {
        this.wire = wire;
        this.producer = new KafkaProducer<>(
                wire.settings().kafka().producerProperties(), new StringSerializer(), new ByteArraySerializer());
    }

    /** Creates the topics and registers the schemas. */
    public static Cluster with(AvroWire wire) {
        wire.register();
        try (Admin admin = Admin.create(wire.settings().kafka().adminProperties())) {
            TopicAdmin.ensure(admin, Topics.all());
        }
        return new Cluster(wire);
    }

    public void send(CameraFrame frame) {
        write(Topics.FRAMES, frame.getVehicleId(), bytes(Topics.FRAMES, frame));
    }

    /** As fast as the broker takes them; they are all there when this returns. */
    public void sendAll(List<CameraFrame> frames) {
        List<ProducerRecord<String, byte[]>> records = frames.stream()
                .map(frame ->
                        new ProducerRecord<>(Topics.FRAMES.name(), frame.getVehicleId(), bytes(Topics.FRAMES, frame)))
                .toList();
        List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
        sent.forEach(Cluster::await);
    }

    public void sendRaw(String key, byte[] value) {
        RecordMetadata place = write(Topics.FRAMES, key, value);
        placeOfRaw = place.topic() + "/" + place.partition() + "/" + place.offset();
    }

    /** topic/partition/offset of the last raw record. */
    public String placeOfRaw() {
        return placeOfRaw;
    }

    public void release(ModelRelease release) {
        write(Topics.MODEL_RELEASES, release.getModel(), bytes(Topics.MODEL_RELEASES, release));
    }

    private <V extends SpecificRecord> byte[] bytes(TopicSpec<V> topic, V value) {
        return wire.serializer(topic).serialize(topic.name(), value);
    }

    private RecordMetadata write(TopicSpec<?> topic, String key, byte[] value) {
        return await(producer.send(new ProducerRecord<>(topic.name(), key, value)));
    }

    private static RecordMetadata await(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException("could not write to the cluster", failed);
        }
    }

    /** Every committed record of a topic. */
    public <V extends SpecificRecord> List<V> all(TopicSpec<V> topic) {
        return records(topic, wire.deserializer(topic)).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** Records of each partition. */
    public Map<Integer, Long> partitionsOf(TopicSpec<?> topic) {
        Map<Integer, Long> counts = new TreeMap<>();
        records(topic, new ByteArrayDeserializer()).forEach(record -> counts.merge(record.partition(), 1L, Long::sum));
        return counts;
    }

    private <V> List<ConsumerRecord<String, V>> records(TopicSpec<?> topic, Deserializer<V> values) {
        try (KafkaConsumer<String, V> consumer =
                new KafkaConsumer<>(wire.settings().kafka().consumerProperties(), new StringDeserializer(), values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, V>> all = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
