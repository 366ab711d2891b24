package io.roadloop.trainer.intake;

import io.roadloop.schemas.avro.DeadLetter;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.DeadLetters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where records go that the trainer gives up on. Thread-safe; holds a producer: close it. */
public final class DeadLetterSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterSink.class);
    private static final String SERVICE = "online-trainer";
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final Producer<String, DeadLetter> producer;
    private final InstantSource clock;

    public DeadLetterSink(AvroWire wire, InstantSource clock) {
        this.producer = new KafkaProducer<>(
                wire.settings().kafka().producerProperties(),
                new StringSerializer(),
                wire.serializer(Topics.DEAD_LETTERS));
        this.clock = clock;
    }

    /**
     * Returns when the broker has it, so that no offset is booked before its dead letter is safe.
     *
     * @throws KafkaException if the broker does not take it
     */
    void send(String cause, String detail, ConsumerRecord<String, byte[]> record) {
        LOG.warn("Gave up on {}-{}@{}: {} ({})", record.topic(), record.partition(), record.offset(), cause, detail);
        DeadLetter letter = DeadLetters.of(SERVICE, cause, detail, record, clock.instant());
        try {
            producer.send(new ProducerRecord<>(Topics.DEAD_LETTERS.name(), record.key(), letter))
                    .get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "the dead letter of " + record.topic() + "-" + record.partition() + "@" + record.offset()
                            + " cannot be sent",
                    e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
