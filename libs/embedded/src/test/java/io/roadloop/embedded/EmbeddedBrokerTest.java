package io.roadloop.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final TopicPartition PARTITION = new TopicPartition("letters", 0);

    @TempDir
    Path folder;

    @Test
    void shouldHaveItsRecordsAgainWhenStartedAgainAfterAKillOnAnotherPort() throws Exception {
        // Given
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            createTopic(broker);
            send(broker, "kept");
            broker.child().kill();
        }

        // When
        try (EmbeddedBroker again = EmbeddedBroker.start(folder, 0)) {

            // Then
            assertThat(read(again)).containsExactly("kept");
            again.close();
            assertThat(again.child().isAlive()).isFalse();
        }
    }

    @Test
    void shouldSayWhichPortAndWhatToDoWhenThePortIsInUse() throws Exception {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {

            // When, Then
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, taken.getLocalPort()))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessage("port " + taken.getLocalPort() + " for the broker is in use: end the process that"
                            + " listens there, or give another port");
        }
    }

    @Test
    void shouldShowTheEndOfItsLogWhenItCannotStart() throws Exception {
        // Given: a data folder that belongs to another cluster
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(
                folder.resolve("data/meta.properties"),
                "version=1\ncluster.id=AAAAAAAAAAAAAAAAAAAAAA\nnode.id=1\ndirectory.id=AAAAAAAAAAAAAAAAAAAAAQ\n");

        // When, Then
        assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
                .isInstanceOf(ChildFailedException.class)
                .hasMessageContaining("the broker ended with status 1 before it was ready")
                .hasMessageContaining("broker.log")
                .hasMessageContaining("AAAAAAAAAAAAAAAAAAAAAA");
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(Set.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(EmbeddedBroker broker, String text) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), text.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static List<String> read(EmbeddedBroker broker) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            return consumer.poll(Duration.ofSeconds(15)).records(PARTITION).stream()
                    .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .toList();
        }
    }
}
