package io.roadloop.trainer.gate;

import io.roadloop.trainer.pool.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The canary frames, in memory: the labelled topic is read from its start at every start. When there are more than may
 * be kept, those with the lowest hash of their id stay, so that the choice does not depend on the order they came in.
 * Thread-safe.
 */
public final class CanarySet {
    private final int maximumFrames;
    private final TreeMap<Key, CanaryFrame> frames = new TreeMap<>();
    private long generation;

    private record Key(long hash, String id) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::hash).thenComparing(Key::id);

        static Key of(String id) {
            CRC32 crc = new CRC32();
            crc.update(id.getBytes(StandardCharsets.UTF_8));
            return new Key(crc.getValue(), id);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** @param maximumFrames how many are kept, at least 1 */
    public CanarySet(int maximumFrames) {
        if (maximumFrames < 1) {
            throw new IllegalArgumentException("canary frames kept: " + maximumFrames + " must be at least 1");
        }
        this.maximumFrames = maximumFrames;
    }

    /** Adds a frame, or replaces the one of its id: a label may be published again, with another truth. */
    public synchronized void put(Sample sample) {
        CanaryFrame frame = new CanaryFrame(
                sample.id(),
                sample.image(),
                sample.mask()
                        .orElseThrow(
                                () -> new IllegalArgumentException("canary frame " + sample.id() + " has no mask")));
        Key key = Key.of(frame.id());
        if (frames.size() >= maximumFrames && !frames.containsKey(key)) {
            Key last = frames.lastKey();
            if (key.compareTo(last) > 0) {
                return;
            }
            frames.remove(last);
        }
        CanaryFrame old = frames.put(key, frame);
        // After the broker was away the topic is read again, and brings what is there already.
        if (old == null || !old.isSameAs(frame)) {
            generation++;
        }
    }

    /** @return whether it was there */
    public synchronized boolean erase(String id) {
        boolean wasThere = frames.remove(Key.of(id)) != null;
        if (wasThere) {
            generation++;
        }
        return wasThere;
    }

    /** What is there now. */
    public synchronized CanaryFrames frames() {
        return new CanaryFrames(
                generation,
                frames.values().stream()
                        .sorted(Comparator.comparing(CanaryFrame::id))
                        .toList());
    }

    public synchronized int size() {
        return frames.size();
    }
}
