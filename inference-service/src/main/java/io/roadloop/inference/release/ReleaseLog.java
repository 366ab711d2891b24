package io.roadloop.inference.release;

import io.roadloop.schemas.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The one partition of model-releases, read by a plain consumer: values in their order, tombstones as no bytes. Owns
 * the consumer; one thread reads, any thread may wake it.
 */
public final class ReleaseLog implements AutoCloseable {

    private static final TopicPartition RELEASES = new TopicPartition(Topics.MODEL_RELEASES.name(), 0);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Consumer<byte[], byte[]> consumer;

    public ReleaseLog(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Everything from the beginning to what is the end now. */
    List<byte[]> history() {
        consumer.assign(List.of(RELEASES));
        consumer.seekToBeginning(List.of(RELEASES));
        long end = consumer.endOffsets(List.of(RELEASES)).getOrDefault(RELEASES, 0L);
        List<byte[]> values = new ArrayList<>();
        while (consumer.position(RELEASES) < end) {
            values.addAll(next());
        }
        return values;
    }

    /** What has been added since the last call; waits a moment for it, and may be empty. */
    List<byte[]> next() {
        List<byte[]> values = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(RELEASES)) {
            values.add(record.value() == null ? new byte[0] : record.value());
        }
        return values;
    }

    /** Lets a reader that waits fail with a WakeupException. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
