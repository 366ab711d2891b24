package io.roadloop.standalone.demo;

import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.FrameTags;
import io.roadloop.schemas.avro.ImageEncoding;
import io.roadloop.schemas.avro.LabeledFrame;
import io.roadloop.schemas.avro.PrivacyClass;
import io.roadloop.schemas.avro.Split;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.codec.ImageWriter;
import io.roadloop.vision.codec.MaskCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.zip.CRC32;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends what a service must survive: {@value #FRAMES} bad frames and one bad label. Owns a producer. */
final class BadInput implements AutoCloseable {

    static final int FRAMES = 4;
    static final Set<String> CAUSES =
            Set.of("image-truncated", "image-too-large", "not-avro", "unknown-schema", "mask-size");

    private static final Size SIZE = new Size(96, 72);

    private final AvroWire wire;
    private final KafkaProducer<String, byte[]> producer;

    BadInput(AvroWire wire) {
        this.wire = wire;
        this.producer = new KafkaProducer<>(
                wire.settings().kafka().producerProperties(), new StringSerializer(), new ByteArraySerializer());
    }

    void send() throws ExecutionException, InterruptedException {
        byte[] jpeg = ImageWriter.jpeg(grey(), 0.95f);
        frame(frame("truncated", ImageEncoding.JPEG, Arrays.copyOf(jpeg, jpeg.length / 2)));
        frame(frame("huge", ImageEncoding.PNG, hugePng()));
        raw(Topics.FRAMES, "this is no Avro record".getBytes(StandardCharsets.UTF_8));
        raw(
                Topics.FRAMES,
                ByteBuffer.allocate(9).put((byte) 0).putInt(987_654).putInt(1).array());
        LabeledFrame label = new LabeledFrame(
                frame("label", ImageEncoding.JPEG, jpeg),
                ByteBuffer.wrap(MaskCodec.encode(mask(new Size(40, 30)), Taxonomies.named("camvid-11"))),
                "camvid-11",
                Split.TRAIN,
                "target",
                "test",
                Instant.now());
        raw(
                Topics.LABELED_FRAMES,
                wire.serializer(Topics.LABELED_FRAMES).serialize(Topics.LABELED_FRAMES.name(), label));
    }

    private void frame(CameraFrame frame) throws ExecutionException, InterruptedException {
        raw(Topics.FRAMES, wire.serializer(Topics.FRAMES).serialize(Topics.FRAMES.name(), frame));
    }

    private void raw(TopicSpec<?> topic, byte[] value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topic.name(), "broken", value)).get();
    }

    private static CameraFrame frame(String name, ImageEncoding encoding, byte[] image) {
        return new CameraFrame(
                "broken/front/" + name,
                "broken",
                "front",
                Instant.now(),
                1L,
                encoding,
                SIZE.width(),
                SIZE.height(),
                ByteBuffer.wrap(image),
                new FrameTags("dry", "day", "test"),
                PrivacyClass.SYNTHETIC);
    }

    private static RgbImage grey() {
        byte[] rgb = new byte[3 * SIZE.width() * SIZE.height()];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 31);
        }
        return new RgbImage(SIZE, rgb);
    }

    private static LabelMask mask(Size size) {
        return new LabelMask(size, new byte[size.width() * size.height()]);
    }

    /** A PNG whose header claims 60 000 x 60 000 pixels. */
    private static byte[] hugePng() {
        ByteBuffer header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(60_000)
                .putInt(60_000)
                .put(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(header.array());
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header.array())
                .putInt((int) sum.getValue())
                .array();
    }

    @Override
    public void close() {
        producer.close();
    }
}
