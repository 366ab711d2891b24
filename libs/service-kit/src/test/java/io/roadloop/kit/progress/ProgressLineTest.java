package io.roadloop.kit.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final Duration SHORT = Duration.ofMillis(5);

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void shouldSayALineOnlyWhenItChanges() {
        AtomicInteger frames = new AtomicInteger(1);
        AtomicInteger asked = new AtomicInteger();
        try (ProgressLine progress = ProgressLine.start(
                SHORT,
                () -> {
                    asked.incrementAndGet();
                    return frames + " frames";
                },
                said::add)) {
            await().until(() -> asked.get() > 5);
            frames.set(2);
            await().until(() -> said.size() == 2);
        }

        assertThat(said).containsExactly("1 frames", "2 frames");
    }

    @Test
    void shouldSayTheLastLineOnClosing() {
        ProgressLine.start(Duration.ofHours(1), () -> "done", said::add).close();

        assertThat(said).containsExactly("done");
    }

    @Test
    void shouldGoOnAfterALineThatFailed() {
        AtomicInteger asked = new AtomicInteger();
        try (ProgressLine progress = ProgressLine.start(
                SHORT,
                () -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("not yet");
                    }
                    return "better";
                },
                said::add)) {
            await().until(() -> !said.isEmpty());
        }

        assertThat(said).containsExactly("better");
    }
}
