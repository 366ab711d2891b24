package io.roadloop.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.roadloop.embedded.EmbeddedStream;
import io.roadloop.schemas.Examples;
import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.PseudoLabel;
import io.roadloop.schemas.topics.TopicAdmin;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.ReadRecord.Read;
import io.roadloop.schemas.wire.ReadRecord.Unreadable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wire on a real broker and a real registry. */
class WireOnRealStreamTest {

    private static EmbeddedStream stream;
    private static WireSettings settings;
    private static RegistryHttp http;

    @BeforeAll
    static void startAndRegisterFromThreeServicesAtOnce(@TempDir Path folder) {
        stream = EmbeddedStream.start(folder);
        settings = WireSettings.plain(stream.bootstrapServers(), stream.registryUrl());
        http = new RegistryHttp(stream.registryUrl());
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(WireOnRealStreamTest::prepare))
                        .limit(3)
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    @AfterAll
    static void stop() {
        stream.close();
    }

    /** What every service does at its start. */
    private static void prepare() {
        try (Admin admin = Admin.create(settings.kafka().adminProperties());
                AvroWire wire = new AvroWire(settings)) {
            TopicAdmin.ensure(admin, Topics.all());
            wire.register();
        }
    }

    @Test
    void shouldSetBackwardForEachSubjectAndRegisterTheSchemaAsItsFileHasIt() {
        for (TopicSpec<?> spec : Topics.all()) {
            assertThat(http.get("/config/" + spec.subject())).contains("\"BACKWARD\"");
            // Services that start side by side may make two versions of one schema, under one id.
            assertThat(http.id(spec, "latest")).isEqualTo(http.id(spec, "1"));
            assertThat(http.get("/subjects/" + spec.subject() + "/versions/1")).doesNotContain("avro.java");
        }
    }

    @Test
    void shouldRefuseASchemaThatCouldNotReadOldRecords() {
        // Given: a field without a default, which old records do not have
        String changed = http.schema(Topics.DEAD_LETTERS)
                .replaceFirst("\"fields\":\\[", "\"fields\":[{\"name\":\"more\",\"type\":\"string\"},");

        // When
        int status = http.register(Topics.DEAD_LETTERS.subject(), changed);

        // Then
        assertThat(status).isEqualTo(409);
    }

    @Test
    void shouldSayWhichSubjectWhenTheRegistryHoldsASchemaThatOursCannotFollow() {
        // Given
        TopicSpec<CameraFrame> other = named("roadloop.other-frames");
        http.register(
                other.subject(),
                "{\"type\":\"record\",\"name\":\"CameraFrame\",\"namespace\":"
                        + "\"io.roadloop.schemas.avro\",\"fields\":[{\"name\":\"width\",\"type\":\"string\"}]}");

        // When, Then
        try (AvroWire wire = new AvroWire(settings)) {
            assertThatThrownBy(() -> wire.register(List.of(other)))
                    .isInstanceOf(IncompatibleSchemaException.class)
                    .hasMessageContaining("roadloop.other-frames-value")
                    .hasMessageContaining("BACKWARD");
        }
    }

    @Test
    void shouldCarryEveryRecordThroughTheBroker() throws Exception {
        try (AvroWire wire = new AvroWire(settings)) {
            for (TopicSpec<?> spec : Topics.all()) {
                carry(wire, spec);
            }
        }
    }

    @Test
    void shouldReadTheNamedFieldsAndPassOverTheRest() {
        try (AvroWire wire = new AvroWire(settings)) {
            // Given
            PseudoLabel label = Examples.pseudoLabel();
            byte[] bytes = wire.serializer(Topics.PSEUDO_LABELS).serialize(Topics.PSEUDO_LABELS.name(), label);

            // When
            ReadRecord<GenericRecord> read = wire.reader(Topics.PSEUDO_LABELS, List.of("frame.frameId", "digest"))
                    .read(bytes);

            // Then
            GenericRecord record = ((ReadRecord.Read<GenericRecord>) read).value();
            assertThat(record.get("digest")).hasToString(label.getDigest());
            GenericRecord frame = (GenericRecord) record.get("frame");
            assertThat(frame.get("frameId")).hasToString(label.getFrame().getFrameId());
            assertThat(frame.getSchema().getFields()).hasSize(1);
        }
    }

    @Test
    void shouldRefuseAFieldThatTheSchemaDoesNotHave() {
        try (AvroWire wire = new AvroWire(settings)) {
            assertThatThrownBy(() -> wire.reader(Topics.PSEUDO_LABELS, List.of("frame.speed")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("CameraFrame has no field speed");
        }
    }

    @Test
    void shouldBeReadByConfluentsOwnDeserializer() {
        // Given
        byte[] bytes = written(Examples.frame());
        Map<String, Object> stock = Map.of("schema.registry.url", stream.registryUrl(), "specific.avro.reader", true);

        // When
        try (KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            deserializer.configure(stock, false);
            Object read = deserializer.deserialize(Topics.FRAMES.name(), bytes);

            // Then
            assertThat(read).isEqualTo(Examples.frame());
        }
    }

    @Test
    void shouldReadARecordOfAnOlderSchemaWithDefaultsForWhatItLacks() {
        // Given: a writer that knows of no privacy class yet
        TopicSpec<CameraFrame> older = named("roadloop.older-frames");
        byte[] today = written(Examples.frame());
        byte[] old = Arrays.copyOf(today, today.length - 1);
        Schema full = new Schema.Parser().parse(http.schema(Topics.FRAMES));
        List<Schema.Field> fields = full.getFields().stream()
                .filter(field -> !field.name().equals("privacy"))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        Schema less = Schema.createRecord(full.getName(), full.getDoc(), full.getNamespace(), false, fields);
        ByteBuffer.wrap(old).putInt(1, http.registerForId(older.subject(), less.toString()));

        // When
        ReadRecord<CameraFrame> outcome = read(older, old);

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Read.class, read -> assertThat(
                        ((CameraFrame) read.value()).getPrivacy().name())
                .isEqualTo("STREET"));
    }

    @Test
    void shouldCallBytesNotAvroWhenTheyAreNot() {
        byte[] frame = written(Examples.frame());
        byte[] truncated = Arrays.copyOf(frame, frame.length / 2);
        byte[] text = "a JPEG, perhaps".getBytes(StandardCharsets.UTF_8);

        assertUnreadable(read(Topics.FRAMES, null), UnreadableCause.NOT_AVRO, "without a value");
        assertUnreadable(read(Topics.FRAMES, new byte[0]), UnreadableCause.NOT_AVRO, "0 bytes");
        assertUnreadable(read(Topics.FRAMES, new byte[] {0, 0, 0}), UnreadableCause.NOT_AVRO, "3 bytes");
        assertUnreadable(read(Topics.FRAMES, text), UnreadableCause.NOT_AVRO, "15 bytes");
        assertUnreadable(read(Topics.FRAMES, truncated), UnreadableCause.NOT_AVRO, "do not follow schema");
    }

    @Test
    void shouldCallBytesNotAvroWhenTheyClaimMoreThanMemoryHolds() {
        // Given: a first string of 2 147 483 000 bytes, by its own words
        byte[] frame = written(Examples.frame());
        byte[] claim = {(byte) 0xB0, (byte) 0xF5, (byte) 0xFF, (byte) 0xFF, 0x0F};
        byte[] bytes = ByteBuffer.allocate(10).put(frame, 0, 5).put(claim).array();

        // When, Then
        assertUnreadable(read(Topics.FRAMES, bytes), UnreadableCause.NOT_AVRO, "exceeds maximum allowed");
    }

    @Test
    void shouldCallTheSchemaUnknownWhenItIsNotTheTopics() {
        byte[] frame = written(Examples.frame());
        byte[] release = write(Topics.MODEL_RELEASES, Examples.release());

        assertUnreadable(read(Topics.FRAMES, id(frame, 999_999)), UnreadableCause.UNKNOWN_SCHEMA, "no schema 999999");
        assertUnreadable(
                read(Topics.FRAMES, id(frame, Integer.MAX_VALUE)), UnreadableCause.UNKNOWN_SCHEMA, "no schema 2147");
        assertUnreadable(read(Topics.FRAMES, id(frame, -1)), UnreadableCause.UNKNOWN_SCHEMA, "not positive");
        assertUnreadable(read(Topics.FRAMES, id(frame, 0)), UnreadableCause.UNKNOWN_SCHEMA, "not positive");
        assertUnreadable(read(Topics.FRAMES, release), UnreadableCause.UNKNOWN_SCHEMA, "ModelRelease");
    }

    @Test
    void shouldThrowFromTheDeserializerWhatTheReaderTells() {
        try (AvroWire wire = new AvroWire(settings)) {
            assertThatThrownBy(() -> wire.deserializer(Topics.FRAMES).deserialize("any", new byte[] {7}))
                    .isInstanceOfSatisfying(UnreadableRecordException.class, thrown -> assertThat(thrown.unreadable())
                            .isEqualTo(UnreadableCause.NOT_AVRO));
            assertThat(wire.deserializer(Topics.FRAMES).deserialize("any", null))
                    .isNull();
        }
    }

    private static <V extends SpecificRecord> void carry(AvroWire wire, TopicSpec<V> spec) throws Exception {
        V example = spec.value().cast(Examples.all().get(spec.value().getSimpleName()));
        try (KafkaProducer<String, V> producer = new KafkaProducer<>(
                settings.kafka().producerProperties(), new StringSerializer(), wire.serializer(spec))) {
            producer.send(new ProducerRecord<>(spec.name(), 0, "key", example)).get();
        }
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                settings.kafka().consumerProperties(), new StringDeserializer(), wire.deserializer(spec))) {
            TopicPartition partition = new TopicPartition(spec.name(), 0);
            consumer.assign(List.of(partition));
            assertThat(consumer.poll(Duration.ofSeconds(10)).records(partition))
                    .extracting(ConsumerRecord::value)
                    .containsExactly(example);
        }
    }

    private static byte[] written(CameraFrame frame) {
        return write(Topics.FRAMES, frame);
    }

    private static <V extends SpecificRecord> byte[] write(TopicSpec<V> spec, V value) {
        try (AvroWire wire = new AvroWire(settings)) {
            return wire.serializer(spec).serialize(spec.name(), value);
        }
    }

    private static ReadRecord<CameraFrame> read(TopicSpec<CameraFrame> spec, byte[] bytes) {
        try (AvroWire wire = new AvroWire(settings)) {
            return wire.reader(spec).read(bytes);
        }
    }

    private static byte[] id(byte[] bytes, int id) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).putInt(1, id);
        return changed;
    }

    private static void assertUnreadable(ReadRecord<?> outcome, UnreadableCause cause, String detail) {
        assertThat(outcome).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
            assertThat(unreadable.cause()).isEqualTo(cause);
            assertThat(unreadable.detail()).contains(detail);
        });
    }

    private static TopicSpec<CameraFrame> named(String name) {
        TopicSpec<CameraFrame> frames = Topics.FRAMES;
        return new TopicSpec<>(
                name,
                CameraFrame.class,
                frames.key(),
                1,
                frames.retention(),
                frames.timestamps(),
                frames.privacy(),
                frames.writers(),
                frames.readers(),
                frames.maxBytes());
    }
}
