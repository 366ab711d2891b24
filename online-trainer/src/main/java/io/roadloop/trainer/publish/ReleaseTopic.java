package io.roadloop.trainer.publish;

import io.roadloop.schemas.avro.ModelDecision;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.ReadRecord;
import io.roadloop.schemas.wire.RegistryUnavailableException;
import io.roadloop.schemas.wire.WireReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of releases and decisions. Holds a producer: close it. For one thread. */
public final class ReleaseTopic implements ReleaseLog {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final int DELIVERY_MILLIS = 10_000;
    private static final int REQUEST_MILLIS = 5_000;

    private final AvroWire wire;
    private final Producer<String, SpecificRecord> producer;
    private final WireReader<ModelRelease> reader;
    private long position;

    public ReleaseTopic(AvroWire wire) {
        this.wire = wire;
        this.reader = wire.reader(Topics.MODEL_RELEASES);
        Map<String, Object> properties = wire.settings().kafka().producerProperties();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MILLIS);
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), serializer(wire));
    }

    /** {@inheritDoc} Reads on from where the call before ended. */
    @Override
    public void readOn(java.util.function.Consumer<ModelRelease> each) {
        TopicPartition only = new TopicPartition(Topics.MODEL_RELEASES.name(), 0);
        try (Consumer<String, byte[]> consumer = consumer()) {
            consumer.assign(List.of(only));
            consumer.seek(only, position);
            long end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
            while (consumer.position(only) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (record.value() != null
                            && reader.read(record.value()) instanceof ReadRecord.Read<ModelRelease> read) {
                        each.accept(read.value());
                    }
                    position = record.offset() + 1;
                }
            }
        } catch (KafkaException | RegistryUnavailableException e) {
            throw new StreamUnavailableException("the releases on " + only.topic() + " cannot be read", e);
        }
    }

    /** Returns when the broker has it. */
    @Override
    public void send(ModelRelease release) {
        send(new ProducerRecord<>(Topics.MODEL_RELEASES.name(), release.getModel(), release));
    }

    /** Returns when the broker has it. */
    @Override
    public void send(ModelDecision decision) {
        send(new ProducerRecord<>(Topics.MODEL_DECISIONS.name(), decision.getDigest(), decision));
    }

    private void send(ProducerRecord<String, SpecificRecord> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StreamUnavailableException("interrupted while sending to " + record.topic(), e);
        } catch (ExecutionException | KafkaException e) {
            throw new StreamUnavailableException("a record cannot be sent to " + record.topic(), e);
        }
    }

    private Consumer<String, byte[]> consumer() {
        Map<String, Object> properties = wire.settings().kafka().consumerProperties();
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Both records through one producer. */
    private static Serializer<SpecificRecord> serializer(AvroWire wire) {
        Serializer<ModelRelease> releases = wire.serializer(Topics.MODEL_RELEASES);
        Serializer<ModelDecision> decisions = wire.serializer(Topics.MODEL_DECISIONS);
        return (topic, value) -> value instanceof ModelRelease release
                ? releases.serialize(topic, release)
                : decisions.serialize(topic, (ModelDecision) value);
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
