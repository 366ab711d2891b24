package io.roadloop.trainer.pool;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Samples at training size that were used lately, up to a number of bytes; the least lately used goes first. Thread-safe. */
final class DecodedCache {
    private final long maximumBytes;
    private final Map<String, Sample> samples = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    DecodedCache(long maximumBytes) {
        this.maximumBytes = maximumBytes;
    }

    synchronized Optional<Sample> get(String digest) {
        return Optional.ofNullable(samples.get(digest));
    }

    synchronized void put(String digest, Sample sample) {
        Sample old = samples.put(digest, sample);
        bytes += bytesOf(sample) - (old == null ? 0 : bytesOf(old));
        Iterator<Sample> eldest = samples.values().iterator();
        while (bytes > maximumBytes && eldest.hasNext()) {
            bytes -= bytesOf(eldest.next());
            eldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    private static long bytesOf(Sample sample) {
        return sample.image().rgb().length
                + sample.mask().map(m -> m.classes().length).orElse(0);
    }
}
