package io.roadloop.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartedTest {

    private final Started started = new Started();
    private final List<String> closed = new ArrayList<>();

    @Test
    void shouldCloseTheLastFirstAndGoOnAfterOneThatFails() throws InterruptedException {
        started.begin(() -> closed.add("first"));
        started.begin(() -> {
            throw new IllegalStateException("cannot be closed");
        });
        started.begin(() -> closed.add("last"));
        started.close();
        assertThat(closed).containsExactly("last", "first");
    }

    @Test
    void shouldCloseAtOnceWhatIsBegunAfterTheEnd() {
        started.close();
        assertThatThrownBy(() -> started.begin(() -> closed.add("late"))).isInstanceOf(InterruptedException.class);
        assertThat(closed).containsExactly("late");
    }

    @Test
    void shouldCloseAtOnceWhatAnInterruptedThreadBegins() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> started.begin(() -> closed.add("late"))).isInstanceOf(InterruptedException.class);
        assertThat(closed).containsExactly("late");
        assertThat(Thread.interrupted()).isFalse();
    }
}
