package io.roadloop.inference.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThreadReplacementTest {

    private Instant now = Instant.EPOCH;
    private final ThreadReplacement replacement = new ThreadReplacement(() -> now);

    @Test
    void shouldReplaceAThreadThatDiesNowAndThen() {
        for (int death = 0; death < 30; death++) {
            assertThat(replacement.handle(new IllegalStateException("once"))).isEqualTo(REPLACE_THREAD);
            now = now.plus(Duration.ofSeconds(11));
        }
    }

    @Test
    void shouldEndTheServiceWhenThreadsDieOneAfterTheOther() {
        for (int death = 0; death < 6; death++) {
            assertThat(replacement.handle(new IllegalStateException("again"))).isEqualTo(REPLACE_THREAD);
        }
        assertThat(replacement.handle(new IllegalStateException("again"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void shouldEndTheServiceWhenMemoryIsOut() {
        assertThat(replacement.handle(new OutOfMemoryError("test"))).isEqualTo(SHUTDOWN_CLIENT);
    }
}
