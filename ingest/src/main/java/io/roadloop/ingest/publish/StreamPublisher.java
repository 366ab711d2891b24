package io.roadloop.ingest.publish;

import io.roadloop.ingest.check.Checked;
import io.roadloop.ingest.check.SendableFrame;
import io.roadloop.ingest.source.LabelUse;
import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.LabeledFrame;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.vision.Taxonomy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Sends frames and labels: idempotent, acknowledged by all replicas, with a bounded number on the way, so that a slow
 * cluster slows the source down. Owns a producer; closing it waits for what is on the way. Used by one thread.
 */
public final class StreamPublisher implements AutoCloseable {

    /** What a batch of one record holds beside key and value, rounded up. */
    private static final int BATCH_OVERHEAD = 512;
    /** Within the ten seconds that a service has to end. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(6);

    private final Producer<String, byte[]> producer;
    private final Serializer<CameraFrame> frames;
    private final Serializer<LabeledFrame> labels;
    private final Taxonomy taxonomy;
    private final String domain;
    private final InstantSource clock;
    private final Delivery delivery;
    private final Semaphore places;
    private final int maximumInFlight;

    StreamPublisher(
            Producer<String, byte[]> producer,
            AvroWire wire,
            Taxonomy taxonomy,
            String domain,
            int maximumInFlight,
            InstantSource clock,
            Delivery delivery) {
        this.producer = producer;
        this.frames = wire.serializer(Topics.FRAMES);
        this.labels = wire.serializer(Topics.LABELED_FRAMES);
        this.taxonomy = taxonomy;
        this.domain = domain;
        this.clock = clock;
        this.delivery = delivery;
        this.maximumInFlight = maximumInFlight;
        this.places = new Semaphore(maximumInFlight);
    }

    /**
     * Connects to the cluster of {@code wire}.
     *
     * @param taxonomy of the labels
     * @param domain of the labels
     * @param maximumInFlight records that may wait for their acknowledgement
     */
    public static StreamPublisher connect(
            AvroWire wire,
            Taxonomy taxonomy,
            String domain,
            int maximumInFlight,
            InstantSource clock,
            Delivery delivery) {
        Map<String, Object> properties = new HashMap<>(wire.settings().kafka().producerProperties());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return new StreamPublisher(
                new KafkaProducer<>(properties), wire, taxonomy, domain, maximumInFlight, clock, delivery);
    }

    /**
     * Sends a frame; waits while too many are on the way.
     *
     * @return the refusal if the record is larger than its topic takes
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Optional<Checked.Refused> send(SendableFrame frame) throws InterruptedException {
        byte[] value = frames.serialize(Topics.FRAMES.name(), FrameRecords.frame(frame, clock.instant()));
        return send(Topics.FRAMES, frame.captured().vehicleId(), value, Delivery.Kind.FRAME);
    }

    /** Sends a label, as {@link #send(SendableFrame)} does a frame. */
    public Optional<Checked.Refused> send(Checked.Label label) throws InterruptedException {
        byte[] value = labels.serialize(
                Topics.LABELED_FRAMES.name(), FrameRecords.label(label, taxonomy, domain, clock.instant()));
        Delivery.Kind kind = label.use() == LabelUse.CANARY ? Delivery.Kind.CANARY_LABEL : Delivery.Kind.TRAIN_LABEL;
        return send(Topics.LABELED_FRAMES, label.frame().captured().frameId(), value, kind);
    }

    /** Waits until everything sent so far is acknowledged or has failed. */
    public void flush() throws InterruptedException {
        producer.flush();
        // flush() returns when the futures are done, a moment before the last callback has run.
        places.acquire(maximumInFlight);
        places.release(maximumInFlight);
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }

    private Optional<Checked.Refused> send(TopicSpec<?> topic, String key, byte[] value, Delivery.Kind kind)
            throws InterruptedException {
        int bytes = value.length + key.getBytes(StandardCharsets.UTF_8).length + BATCH_OVERHEAD;
        if (bytes > topic.maxBytes()) {
            return Optional.of(new Checked.Refused(
                    "record-too-large",
                    "a record of " + value.length + " bytes, more than " + topic.name() + " takes (" + topic.maxBytes()
                            + "); send smaller frames, e.g. by source.size"));
        }
        places.acquire();
        producer.send(new ProducerRecord<>(topic.name(), key, value), (metadata, failure) -> {
            if (failure == null) {
                delivery.delivered(kind);
            } else {
                delivery.failed(kind, failure);
            }
            places.release();
        });
        return Optional.empty();
    }
}
