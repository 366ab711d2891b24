package io.roadloop.inference.topology;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A record of frames as it came.
 *
 * @param key as it came; empty if there is none
 * @param value as it came; no bytes if there are none
 * @param appendedAt when the broker took it
 */
public record Origin(String topic, int partition, long offset, Optional<byte[]> key, byte[] value, Instant appendedAt) {

    /** Names the record where no frame could be read from it: topic/partition/offset. */
    String place() {
        return topic + "/" + partition + "/" + offset;
    }

    /** The key as text; empty without one, and with one that is too long to be a vehicle's name. */
    String keyText() {
        return key.filter(bytes -> bytes.length <= FrameRules.LONGEST_KEY)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }
}
