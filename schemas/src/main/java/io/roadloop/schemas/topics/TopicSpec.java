package io.roadloop.schemas.topics;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/**
 * All there is to know of one topic.
 *
 * @param name the topic
 * @param value the record's class; its schema is the topic's
 * @param key what the key (a string) means
 * @param partitions least number of partitions; a topic of one has exactly one, because its order counts
 * @param retention how long records stay
 * @param timestamps whose clock stamps the records
 * @param privacy what the records may show of people
 * @param writers who writes
 * @param readers who reads
 * @param maxBytes largest record batch, bytes
 */
public record TopicSpec<V extends SpecificRecord>(
        String name,
        Class<V> value,
        String key,
        int partitions,
        Retention retention,
        TimestampType timestamps,
        Privacy privacy,
        Set<Party> writers,
        Set<Party> readers,
        int maxBytes) {

    public TopicSpec {
        if (!name.matches("roadloop\\.[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("topic name " + name + " must read roadloop.words-with-dashes");
        }
        if (partitions < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    name + ": partitions " + partitions + " and largest bytes " + maxBytes + " must be positive");
        }
        if (writers.isEmpty() || readers.isEmpty()) {
            throw new IllegalArgumentException(name + ": a topic has writers and readers");
        }
        writers = Set.copyOf(writers);
        readers = Set.copyOf(readers);
    }

    /** The schema that this build reads and writes. */
    public Schema schema() {
        return SpecificData.get().getSchema(value);
    }

    /** The registry's name for the value's schema. */
    public String subject() {
        return name + "-value";
    }

    /** The topic's own settings; what is not here is the broker's. */
    public Map<String, String> configuration() {
        Map<String, String> configuration = new HashMap<>(retention.configuration());
        configuration.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, timestamps.name);
        configuration.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxBytes));
        return Map.copyOf(configuration);
    }

    /** For creation; how many replicas is the cluster's own default. */
    public NewTopic newTopic() {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configuration());
    }
}
