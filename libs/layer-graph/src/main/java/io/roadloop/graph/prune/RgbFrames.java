package io.roadloop.graph.prune;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Frames of one size that can be read again: each walk over {@code each} gives the same ones.
 *
 * @param width pixels a row
 * @param height rows
 * @param each frame's bytes, (height, width, 3) in RGB; read one after the other, so they need not be in memory at once
 */
public record RgbFrames(int width, int height, Iterable<byte[]> each) {
    public RgbFrames {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a frame has at least one pixel, not " + width + " x " + height);
        }
    }

    /** The frames by so many at once; the last may be fewer. */
    Iterable<List<byte[]>> batches(int size) {
        return () -> new Batches(each.iterator(), size);
    }

    private static final class Batches implements Iterator<List<byte[]>> {
        private final Iterator<byte[]> frames;
        private final int size;

        private Batches(Iterator<byte[]> frames, int size) {
            this.frames = frames;
            this.size = size;
        }

        @Override
        public boolean hasNext() {
            return frames.hasNext();
        }

        @Override
        public List<byte[]> next() {
            if (!frames.hasNext()) {
                throw new NoSuchElementException();
            }
            List<byte[]> batch = new ArrayList<>();
            while (batch.size() < size && frames.hasNext()) {
                batch.add(frames.next());
            }
            return batch;
        }
    }
}
