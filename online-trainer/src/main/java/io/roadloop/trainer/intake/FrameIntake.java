package io.roadloop.trainer.intake;

import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.trainer.intake.Frames.Label;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.SampleDecoder;
import io.roadloop.trainer.pool.Shelving;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A sampled tail of the fleet's frames. A fleet sends thousands of times what a trainer can look at, so each turn takes
 * the newest few of each partition, seeks past the rest and books the gap.
 */
public final class FrameIntake implements Intake {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Desk<CameraFrame> desk;
    private final SampleDecoder decoder;
    private final HeldOut heldOut;
    private final IntakeLedger ledger;
    private final StreamRules rules;
    private List<TopicPartition> partitions = List.of();

    FrameIntake(
            Desk<CameraFrame> desk, SampleDecoder decoder, HeldOut heldOut, IntakeLedger ledger, StreamRules rules) {
        this.desk = desk;
        this.decoder = decoder;
        this.heldOut = heldOut;
        this.ledger = ledger;
        this.rules = rules;
    }

    @Override
    public String name() {
        return Topics.FRAMES.name();
    }

    @Override
    public void start(Consumer<String, byte[]> consumer) {
        partitions = Assignment.assign(consumer, name());
    }

    @Override
    public Duration turn(Consumer<String, byte[]> consumer) {
        // Positions also move back here to the ledger's: a poll may have read beyond the end of the turn before.
        Assignment.seekToLedger(consumer, partitions, ledger, Tally.FRAMES_EXPIRED);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Set<TopicPartition> wanted = new HashSet<>();
        for (TopicPartition partition : partitions) {
            long end = ends.getOrDefault(partition, 0L);
            skipTo(consumer, partition, end - rules.newest());
            if (consumer.position(partition) < end) {
                wanted.add(partition);
            }
        }
        read(consumer, wanted, ends);
        return rules.interval();
    }

    private void skipTo(Consumer<String, byte[]> consumer, TopicPartition partition, long newest) {
        long position = consumer.position(partition);
        if (newest > position) {
            ledger.advance(partition.topic(), partition.partition(), newest, Tally.FRAMES_SKIPPED, newest - position);
            consumer.seek(partition, newest);
        }
    }

    private void read(Consumer<String, byte[]> consumer, Set<TopicPartition> wanted, Map<TopicPartition, Long> ends) {
        consumer.pause(partitions);
        Map<TopicPartition, Long> left = new HashMap<>();
        wanted.forEach(partition -> left.put(partition, ends.get(partition)));
        while (!left.isEmpty()) {
            consumer.resume(left.keySet());
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < ends.getOrDefault(partitionOf(record), 0L)) {
                    serve(record);
                }
            }
            left.entrySet().removeIf(entry -> consumer.position(entry.getKey()) >= entry.getValue());
            consumer.pause(partitions);
        }
    }

    private void serve(ConsumerRecord<String, byte[]> record) {
        Instant arrived = Instant.ofEpochMilli(record.timestamp());
        desk.serve(
                record,
                frame -> Frames.use(frame, Label.NONE, arrived, decoder, (encoded, sample) -> heldOut.put(
                                Pool.STREAM, encoded, sample)
                        .map(FrameIntake::tally)
                        .orElse(Tally.FRAMES_HELD_OUT)));
    }

    private static Tally tally(Shelving shelving) {
        return shelving == Shelving.NO_ROOM ? Tally.FRAMES_WITHOUT_ROOM : Tally.FRAMES_TAKEN;
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
