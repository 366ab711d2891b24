package io.roadloop.schemas.wire;

import io.roadloop.schemas.avro.DeadLetter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes dead letters: the cause, the origin, a digest, and the first 4096 bytes. */
public final class DeadLetters {

    /** Bytes of the value that a dead letter keeps. */
    public static final int HEAD_BYTES = 4096;

    private DeadLetters() {}

    /** Of a consumed record; a tombstone counts as no bytes. */
    public static DeadLetter of(
            String service, String cause, String detail, ConsumerRecord<?, byte[]> record, Instant at) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        return of(service, cause, detail, new Origin(record.topic(), record.partition(), record.offset()), value, at);
    }

    /** Of a value and where it lies. */
    public static DeadLetter of(String service, String cause, String detail, Origin origin, byte[] value, Instant at) {
        return DeadLetter.newBuilder()
                .setCause(cause)
                .setDetail(detail)
                .setService(service)
                .setTopic(origin.topic())
                .setPartition(origin.partition())
                .setOffset(origin.offset())
                .setDigest(sha256(value))
                .setSize(value.length)
                .setHead(ByteBuffer.wrap(Arrays.copyOf(value, Math.min(HEAD_BYTES, value.length))))
                .setAt(at.truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private static String sha256(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
