package io.roadloop.trainer.round;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request to end, that waiting wakes up for. Thread-safe. */
public final class Stop {
    private final CountDownLatch latch = new CountDownLatch(1);

    public void request() {
        latch.countDown();
    }

    public boolean isRequested() {
        return latch.getCount() == 0;
    }

    /** @throws StoppedException if the end is requested */
    void check() {
        if (isRequested()) {
            throw new StoppedException();
        }
    }

    /** Waits for a while, or until the request. An interruption counts as the request. */
    public void await(Duration time) {
        try {
            if (latch.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            request();
        }
    }
}
