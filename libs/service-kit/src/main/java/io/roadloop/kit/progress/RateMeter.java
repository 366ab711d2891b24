package io.roadloop.kit.progress;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;

/** Counts events from any thread, and tells how many came a second since it was last asked. */
public final class RateMeter {

    private final InstantSource clock;
    private final LongAdder total = new LongAdder();
    private Instant lastAsked;
    private long lastTotal;

    public RateMeter(InstantSource clock) {
        this.clock = clock;
        this.lastAsked = clock.instant();
    }

    public void add(long events) {
        total.add(events);
    }

    public long total() {
        return total.sum();
    }

    /** Events a second since the last call, or since the beginning; 0 if no time has passed. */
    public synchronized double perSecond() {
        Instant now = clock.instant();
        long count = total.sum();
        double seconds = Duration.between(lastAsked, now).toNanos() / 1e9;
        double rate = seconds > 0 ? (count - lastTotal) / seconds : 0;
        lastAsked = now;
        lastTotal = count;
        return rate;
    }
}
