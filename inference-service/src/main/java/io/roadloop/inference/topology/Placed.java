package io.roadloop.inference.topology;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Produced;

/**
 * A value that goes to the partition its frame came from, whatever partitioner the frame's sender used.
 *
 * @param <V> the value's type on the wire
 */
record Placed<V>(int partition, V value) {

    /** Writes values, under their frames' keys, into their frames' partitions. */
    static <V> Produced<byte[], Placed<V>> produced(Serde<V> wire, String name) {
        return Produced.<byte[], Placed<V>>as(name)
                .withKeySerde(Serdes.ByteArray())
                .withValueSerde(Serdes.serdeFrom(
                        (topic, placed) -> wire.serializer().serialize(topic, placed.value()), (topic, bytes) -> {
                            throw new UnsupportedOperationException("outputs of " + topic + " are only written");
                        }))
                .withStreamPartitioner(
                        (topic, key, placed, partitions) -> Optional.of(Set.of(placed.partition() % partitions)));
    }
}
