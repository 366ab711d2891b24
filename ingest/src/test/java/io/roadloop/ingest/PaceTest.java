package io.roadloop.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void shouldHoldAShotBackUntilItIsDue() throws InterruptedException {
        long start = System.nanoTime();

        Pace.realTime(System::nanoTime).await(Duration.ofMillis(60));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void shouldMoveTheScheduleInsteadOfSendingABurstAfterALongPause() throws InterruptedException {
        AtomicLong now = new AtomicLong();
        Pace pace = Pace.realTime(now::get);
        now.set(Duration.ofHours(1).toNanos());
        pace.await(Duration.ofSeconds(1));
        long start = System.nanoTime();

        pace.await(Duration.ofMillis(1060));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void shouldNotWaitWhenTimeDoesNotCount() throws InterruptedException {
        long start = System.nanoTime();

        Pace.asFastAsPossible().await(Duration.ofDays(1));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
