package io.roadloop.graph.prune;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Holds out one of every four frames in a row of one set for the comparison, where there are at least {@value #ENOUGH}; of
 * fewer, all serve for both. How many there are shows in the first walk: until it is known that they are enough, what is
 * held out is put aside. For one thread.
 *
 * <p>Which of four frames that is, is drawn by their place in the set, so that each walk holds out the same ones. Every
 * fourth frame would be all of one camera where four take turns: the network would be pruned by the other three and
 * compared on the one that it knows nothing of.
 */
final class OneInFour implements FrameSplit {
    static final int ENOUGH = 8;

    private static final int FOUR = 4;

    private final RgbFrames frames;
    private long seen;

    OneInFour(RgbFrames frames) {
        this.frames = frames;
    }

    /** Whether the frame of that place, counted from 0, is held out. */
    static boolean holdsOut(long place) {
        return place % FOUR == new SplittableRandom(place / FOUR).nextInt(FOUR);
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
        return isHeldOut() ? of(() -> new HeldOut(frames.each().iterator())) : frames;
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
                if (!holdsOut(seen++)) {
                    return frame;
                }
                if (seen < ENOUGH) {
                    aside.add(frame);
                }
            }
            return seen < ENOUGH ? aside.poll() : null;
        }
    }

    private static final class HeldOut extends Seeking {
        private final Iterator<byte[]> all;
        private long place;

        HeldOut(Iterator<byte[]> all) {
            this.all = all;
        }

        @Override
        byte @Nullable [] seek() {
            while (all.hasNext()) {
                byte[] frame = all.next();
                if (holdsOut(place++)) {
                    return frame;
                }
            }
            return null;
        }
    }
}
