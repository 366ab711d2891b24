package io.roadloop.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roadloop.embedded.EmbeddedStream;
import io.roadloop.ingest.publish.Delivery;
import io.roadloop.ingest.source.FolderException;
import io.roadloop.ingest.source.TestFolders;
import io.roadloop.kit.service.RunningService;
import io.roadloop.kit.service.ServiceContext;
import io.roadloop.kit.settings.Settings;
import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.LabeledFrame;
import io.roadloop.schemas.avro.Split;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.WireSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service against a real broker and a real registry. */
class IngestServiceTest {

    private static EmbeddedStream stream;

    @TempDir
    Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeAll
    static void startStream(@TempDir Path folder) {
        stream = EmbeddedStream.start(folder);
    }

    @AfterAll
    static void stopStream() {
        stream.close();
    }

    @Test
    void shouldSendAFolderOnceCountWhatIsBrokenAndEnd() throws Exception {
        // Given
        TestFolders.labelled(folder.resolve("frames"), folder.resolve("labels"), "a_1", "a_2", "a_3", "b_1");
        TestFolders.labelled(folder.resolve("val/frames"), folder.resolve("val/labels"), "c_1", "c_2");
        TestFolders.write(folder.resolve("frames/b_2.jpg"), new byte[] {1, 2, 3});
        Map<Integer, Long> before = ends(Topics.FRAMES);
        Map<Integer, Long> labelsBefore = ends(Topics.LABELED_FRAMES);

        // When
        run(Map.of(
                "source.kind", "folder",
                "source.folder", folder.resolve("frames").toString(),
                "source.pace", "as-fast-as-possible",
                "source.size", "16x12",
                "labels.folder", folder.resolve("labels").toString(),
                "labels.share", "0.5",
                "labels.domain", "elsewhere",
                "labels.canary-folder", folder.resolve("val").toString()));

        // Then
        List<ConsumerRecord<String, CameraFrame>> frames = since(Topics.FRAMES, before);
        assertThat(frames).hasSize(4).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo(record.value().getVehicleId());
            assertThat(record.value().getWidth()).isEqualTo(16);
        });
        assertThat(frames.stream().map(record -> record.value().getFrameId()).distinct())
                .hasSize(4);
        List<ConsumerRecord<String, LabeledFrame>> labels = since(Topics.LABELED_FRAMES, labelsBefore);
        assertThat(labels)
                .filteredOn(record -> record.value().getSplit() == Split.TRAIN)
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.value().getDomain()).isEqualTo("elsewhere"));
        assertThat(labels)
                .filteredOn(record -> record.value().getSplit() == Split.CANARY)
                .extracting(ConsumerRecord::key)
                .containsExactly("c/front/canary/c_1", "c/front/canary/c_2");
        IngestMetrics counted = new IngestMetrics(meters);
        assertThat(counted.delivered(Delivery.Kind.FRAME)).isEqualTo(4);
        assertThat(counted.delivered(Delivery.Kind.TRAIN_LABEL)).isEqualTo(2);
        assertThat(counted.delivered(Delivery.Kind.CANARY_LABEL)).isEqualTo(2);
        assertThat(counted.failed()).isZero();
        assertThat(meters.counter(IngestMetrics.REFUSED, "cause", "image-type").count())
                .isEqualTo(1);
    }

    @Test
    void shouldDriveTheStreetUntilItIsInterruptedAndLoseNothing() throws Exception {
        // Given
        Map<Integer, Long> before = ends(Topics.FRAMES);
        IngestMetrics counted = new IngestMetrics(meters);
        Thread service = new Thread(() -> runUntilInterrupted(Map.of(
                "source.size", "64x48",
                "source.frames-per-second", "20",
                "labels.initial", "2",
                "labels.canary-frames", "3",
                "labels.per-minute", "60")));

        // When
        service.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> counted.delivered(Delivery.Kind.TRAIN_LABEL) >= 4);
        service.interrupt();
        service.join();

        // Then
        List<ConsumerRecord<String, CameraFrame>> frames = since(Topics.FRAMES, before);
        assertThat(frames).hasSize((int) counted.delivered(Delivery.Kind.FRAME)).hasSizeGreaterThan(50);
        assertThat(frames).extracting(ConsumerRecord::key).contains("car-1", "car-2", "car-3", "car-4");
        assertThat(counted.delivered(Delivery.Kind.CANARY_LABEL)).isEqualTo(3);
        assertThat(counted.failed()).isZero();
    }

    @Test
    void shouldRefuseAMissingFolderBeforeItAsksForTheCluster() {
        assertThatThrownBy(() -> run(Map.of(
                        "source.kind", "folder",
                        "source.folder", folder.resolve("nowhere").toString(),
                        "kafka.bootstrap-servers", "localhost:1")))
                .isInstanceOf(FolderException.class)
                .hasMessageContaining("nowhere");
    }

    private void runUntilInterrupted(Map<String, String> overrides) {
        try {
            run(overrides);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private void run(Map<String, String> overrides) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of(
                "kafka.bootstrap-servers", stream.bootstrapServers(),
                "registry.url", stream.registryUrl()));
        all.putAll(overrides);
        IngestSettings settings =
                Settings.load(IngestSettings.class, "ingest-defaults.yaml", Optional.empty(), all, Map.of());
        try (RunningService service = IngestService.start(settings, new ServiceContext("ingest", "test", meters))) {
            service.awaitEnd();
        }
    }

    private static Map<Integer, Long> ends(TopicSpec<?> topic) {
        Map<Integer, Long> ends = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                wire().kafka().consumerProperties(),
                new StringDeserializer(),
                new org.apache.kafka.common.serialization.ByteArrayDeserializer())) {
            if (consumer.listTopics().containsKey(topic.name())) {
                consumer.endOffsets(partitions(topic))
                        .forEach((partition, end) -> ends.put(partition.partition(), end));
            }
        }
        return ends;
    }

    private static <V extends SpecificRecord> List<ConsumerRecord<String, V>> since(
            TopicSpec<V> topic, Map<Integer, Long> starts) {
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        try (AvroWire wire = new AvroWire(wire());
                KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                        wire().kafka().consumerProperties(), new StringDeserializer(), wire.deserializer(topic))) {
            List<TopicPartition> partitions = partitions(topic);
            consumer.assign(partitions);
            partitions.forEach(p -> consumer.seek(p, starts.getOrDefault(p.partition(), 0L)));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private static List<TopicPartition> partitions(TopicSpec<?> topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int i = 0; i < topic.partitions(); i++) {
            partitions.add(new TopicPartition(topic.name(), i));
        }
        return partitions;
    }

    private static WireSettings wire() {
        return WireSettings.plain(stream.bootstrapServers(), stream.registryUrl());
    }
}
