package io.roadloop.standalone.ending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;

class StopRequestTest {

    @Test
    void shouldTakeASignalForAWish() throws InterruptedException {
        try (StopRequest stop = new StopRequest()) {
            assertThat(stop.await(Duration.ofMillis(1))).isFalse();

            Signal.raise(new Signal("TERM"));

            assertThat(stop.await(Duration.ofSeconds(5))).isTrue();
            assertThat(stop.wished()).isTrue();
            assertThat(stop.exitCode()).isCompletedWithValue(143);
        }
    }
}
