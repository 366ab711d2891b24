package io.roadloop.trainer.publish;

import io.roadloop.trainer.gate.CanaryFrame;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * As many canary frames, from the first on, as can be read within a time: the first walk ends when it is over, after one
 * frame at least, and every later walk gives what that one gave. For one thread.
 */
final class FirstFrames implements Iterable<byte[]> {
    private final List<CanaryFrame> frames;
    private final Duration atMost;
    private final LongSupplier nanos;
    private int limit;
    private boolean walked;

    /** @param nanos a clock that only its differences count of */
    FirstFrames(List<CanaryFrame> frames, Duration atMost, LongSupplier nanos) {
        this.frames = List.copyOf(frames);
        this.atMost = atMost;
        this.nanos = nanos;
    }

    @Override
    public Iterator<byte[]> iterator() {
        return walked ? pixels(frames.subList(0, limit)) : firstWalk();
    }

    private static Iterator<byte[]> pixels(List<CanaryFrame> frames) {
        return frames.stream().map(frame -> frame.image().rgb()).iterator();
    }

    private Iterator<byte[]> firstWalk() {
        walked = true;
        long began = nanos.getAsLong();
        Iterator<byte[]> all = pixels(frames);
        return new Iterator<>() {
            private boolean more = all.hasNext();

            @Override
            public boolean hasNext() {
                return more;
            }

            @Override
            public byte[] next() {
                byte[] frame = all.next();
                limit++;
                more = all.hasNext() && nanos.getAsLong() - began < atMost.toNanos();
                return frame;
            }
        };
    }
}
