package io.roadloop.standalone.audit;

import io.roadloop.schemas.avro.Segmentation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The oldest frame that each partition still holds; an outcome goes to the partition of its frame. */
final class Remaining {

    /** Where a partition begins: nothing has expired while that is offset 0. */
    private record Oldest(long offset, Instant appendedAt) {}

    private final Map<Integer, Oldest> byPartition = new HashMap<>();

    void frame(ConsumerRecord<?, ?> message) {
        byPartition.putIfAbsent(
                message.partition(), new Oldest(message.offset(), Instant.ofEpochMilli(message.timestamp())));
    }

    boolean areCutOff() {
        return byPartition.values().stream().anyMatch(oldest -> oldest.offset() > 0);
    }

    boolean isOfAnExpiredFrame(int partition, Segmentation segmentation) {
        Oldest oldest = byPartition.get(partition);
        return oldest != null
                && oldest.offset() > 0
                && segmentation.getAppendedAt().isBefore(oldest.appendedAt());
    }
}
