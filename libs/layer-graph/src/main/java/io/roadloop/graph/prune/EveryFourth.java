package io.roadloop.graph.prune;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Holds out every fourth frame of one set for the comparison, where there are at least {@value #ENOUGH}; of fewer, all
 * serve for both. How many there are shows in the first walk: until it is known that they are enough, what is held out is
 * put aside. For one thread.
 */
final class EveryFourth implements FrameSplit {
    static final int ENOUGH = 8;

    private static final int FOURTH = 4;

    private final RgbFrames frames;
    private long seen;

    EveryFourth(RgbFrames frames) {
        this.frames = frames;
    }

    @Override
    public boolean isHeldOut() {
        return seen >= ENOUGH;
    }

    @Override
    public RgbFrames toPruneBy() {
        return of(() -> {
            seen = 0;
            return new Others(frames.each().iterator());
        });
    }

    @Override
    public RgbFrames toCompareOn() {
        return isHeldOut() ? of(() -> new Fourths(frames.each().iterator())) : frames;
    }

    private RgbFrames of(Iterable<byte[]> each) {
        return new RgbFrames(frames.width(), frames.height(), each);
    }

    /** An iterator that looks for its next frame when it is asked. */
    private abstract static class Seeking implements Iterator<byte[]> {
        private byte @Nullable [] next;

        abstract byte @Nullable [] seek();

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = seek();
            }
            return next != null;
        }

        @Override
        public byte[] next() {
            byte[] found = next == null ? seek() : next;
            if (found == null) {
                throw new NoSuchElementException();
            }
            next = null;
            return found;
        }
    }

    private final class Others extends Seeking {
        private final Iterator<byte[]> all;
        private final Deque<byte[]> aside = new ArrayDeque<>();

        Others(Iterator<byte[]> all) {
            this.all = all;
        }

        @Override
        byte @Nullable [] seek() {
            while (all.hasNext()) {
                byte[] frame = all.next();
                seen++;
                if (seen % FOURTH != 0) {
                    return frame;
                }
                if (seen < ENOUGH) {
                    aside.add(frame);
                }
            }
            return seen < ENOUGH ? aside.poll() : null;
        }
    }

    private static final class Fourths extends Seeking {
        private final Iterator<byte[]> all;
        private long seen;

        Fourths(Iterator<byte[]> all) {
            this.all = all;
        }

        @Override
        byte @Nullable [] seek() {
            while (all.hasNext()) {
                byte[] frame = all.next();
                seen++;
                if (seen % FOURTH == 0) {
                    return frame;
                }
            }
            return null;
        }
    }
}
