package io.roadloop.standalone.demo;

import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.ReadRecord;
import io.roadloop.schemas.wire.WireReader;
import io.roadloop.schemas.wire.WireSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The run as seen from outside, from offsets and the releases topic alone. Owns an admin client and a consumer. */
final class StreamWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);
    private static final int PATIENCE_MILLIS = 5_000;

    private final String servingGroup;
    private final Admin admin;
    private final KafkaConsumer<String, byte[]> releases;
    private final WireReader<ModelRelease> reader;
    private final List<TopicPartition> frames = partitions(Topics.FRAMES);
    private Optional<ModelRelease> newest = Optional.empty();
    private long releaseCount;
    private Sight last = new Sight(0, 0, 0, Optional.empty());

    /**
     * @param framesIn records of the frames topic
     * @param framesDone of these, how many the service has committed
     */
    record Sight(long framesIn, long framesDone, long releases, Optional<ModelRelease> newest) {

        long lag() {
            return Math.max(0, framesIn - framesDone);
        }
    }

    /** @param servingGroup the consumer group of the inference service, whose offsets say how far it is */
    StreamWatch(WireSettings settings, AvroWire wire, String servingGroup) {
        this.servingGroup = servingGroup;
        Map<String, Object> patience = new HashMap<>(settings.kafka().adminProperties());
        patience.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        patience.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        admin = Admin.create(patience);
        Map<String, Object> properties = new HashMap<>(settings.kafka().consumerProperties());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        releases = new KafkaConsumer<>(properties);
        releases.assign(partitions(Topics.MODEL_RELEASES));
        releases.seekToBeginning(releases.assignment());
        reader = wire.reader(Topics.MODEL_RELEASES);
    }

    /** What is there now; what was there last if the cluster does not answer in time. */
    Sight look() throws InterruptedException {
        releases.poll(Duration.ofMillis(50)).forEach(message -> {
            if (reader.read(message.value()) instanceof ReadRecord.Read<ModelRelease> release) {
                newest = Optional.of(release.value());
                releaseCount++;
            }
        });
        try {
            last = new Sight(framesIn(), framesDone(), releaseCount, newest);
        } catch (ExecutionException unanswered) {
            LOG.debug("The cluster did not answer", unanswered);
        }
        return last;
    }

    private long framesIn() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest =
                frames.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(info -> info.offset())
                .sum();
    }

    private long framesDone() throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(servingGroup)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return frames.stream()
                    .map(committed::get)
                    .filter(offset -> offset != null)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException groupNotThereYet) {
            return 0;
        }
    }

    private static List<TopicPartition> partitions(TopicSpec<?> topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }

    @Override
    public void close() {
        releases.close();
        admin.close(Duration.ofSeconds(2));
    }
}
