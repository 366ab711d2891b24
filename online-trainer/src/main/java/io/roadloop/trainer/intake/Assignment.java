package io.roadloop.trainer.intake;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reading without a group: all partitions, from where the ledger says. */
final class Assignment {
    private static final Logger LOG = LoggerFactory.getLogger(Assignment.class);

    private Assignment() {}

    /** All partitions of a topic, assigned to the consumer. */
    static List<TopicPartition> assign(Consumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("topic " + topic + " does not exist yet");
        }
        consumer.assign(partitions);
        return partitions;
    }

    /**
     * Goes to the ledger's positions, to the beginning where there is none. A position that has expired becomes a
     * counted gap up to the oldest record that is left.
     *
     * @param expired as which the gap is counted
     */
    static void seekToLedger(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions, IntakeLedger ledger, Tally expired) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long beginning = beginnings.getOrDefault(partition, 0L);
            long position = ledger.open(partition.topic(), partition.partition(), beginning);
            if (position > ends.getOrDefault(partition, 0L)) {
                LOG.warn("{} ends before offset {}: it was made anew, and is read from its start", partition, position);
                ledger.rewind(partition.topic(), partition.partition(), beginning);
                position = beginning;
            } else if (position < beginning) {
                LOG.info("{}: {} records expired before they were read", partition, beginning - position);
                ledger.advance(partition.topic(), partition.partition(), beginning, expired, beginning - position);
                position = beginning;
            }
            consumer.seek(partition, position);
        }
    }
}
