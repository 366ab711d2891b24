package io.roadloop.kit.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RateMeterTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final RateMeter frames = new RateMeter(now::get);

    @Test
    void shouldTellEventsASecondSinceItWasLastAsked() {
        frames.add(30);
        now.set(now.get().plusSeconds(2));
        assertThat(frames.perSecond()).isEqualTo(15);

        frames.add(5);
        now.set(now.get().plusMillis(500));

        assertThat(frames.perSecond()).isEqualTo(10);
        assertThat(frames.total()).isEqualTo(35);
    }

    @Test
    void shouldTellZeroWhenNoTimeHasPassed() {
        frames.add(30);

        assertThat(frames.perSecond()).isZero();
    }
}
