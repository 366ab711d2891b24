package io.roadloop.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.schemas.avro.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456789Z");

    @Test
    void shouldKeepCauseOriginDigestAndTheFirstBytes() {
        // Given
        byte[] value = "foo".repeat(2000).getBytes(StandardCharsets.US_ASCII);

        // When
        DeadLetter letter =
                DeadLetters.of("ingest", "image-type", "GIF", new ConsumerRecord<>("t", 2, 17, "k", value), NOW);

        // Then
        assertThat(letter.getCause()).isEqualTo("image-type");
        assertThat(letter.getDetail()).isEqualTo("GIF");
        assertThat(letter.getService()).isEqualTo("ingest");
        assertThat(letter.getTopic() + letter.getPartition() + letter.getOffset())
                .isEqualTo("t217");
        assertThat(letter.getSize()).isEqualTo(6000);
        assertThat(letter.getHead().remaining()).isEqualTo(DeadLetters.HEAD_BYTES);
        assertThat(letter.getAt()).isEqualTo("2026-11-20T12:00:00.123Z");
    }

    @Test
    void shouldGiveTheDigestOfTheWholeValueAndOfNothingForATombstone() {
        DeadLetter foo =
                DeadLetters.of("s", "c", "d", new Origin("t", 0, 0), "foo".getBytes(StandardCharsets.US_ASCII), NOW);
        DeadLetter tombstone = DeadLetters.of("s", "c", "d", new ConsumerRecord<>("t", 0, 0, "k", null), NOW);

        assertThat(foo.getDigest()).isEqualTo("2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae");
        assertThat(tombstone.getDigest()).startsWith("e3b0c44298fc1c149afbf4c8996fb924");
        assertThat(tombstone.getSize()).isZero();
    }
}
