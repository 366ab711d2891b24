package io.roadloop.ingest;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Holds the stream back until a shot is due. */
interface Pace {

    /** Returns when the time has come. */
    void await(Duration at) throws InterruptedException;

    /** No waiting. */
    static Pace asFastAsPossible() {
        return at -> {};
    }

    /**
     * The time of the world.
     *
     * <p>What is a little late is sent at once. Who is very late (a laptop that slept) does not catch up: the schedule
     * moves, and no burst goes out.
     *
     * @param nanos a clock that only runs forwards, e.g. {@code System::nanoTime}
     */
    static Pace realTime(LongSupplier nanos) {
        return new Pace() {
            private static final long CATCH_UP_AT_MOST = 5_000_000_000L;
            private long start = nanos.getAsLong();

            @Override
            public void await(Duration at) throws InterruptedException {
                long left = start + at.toNanos() - nanos.getAsLong();
                if (left > 0) {
                    TimeUnit.NANOSECONDS.sleep(left);
                } else if (-left > CATCH_UP_AT_MOST) {
                    start -= left;
                }
            }
        };
    }
}
