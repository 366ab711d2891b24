package io.roadloop.trainer.pool;

import static io.roadloop.trainer.TestFrames.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.trainer.TestFrames;
import io.roadloop.vision.Size;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecodedCacheTest {

    @Test
    void shouldLetTheLeastLatelyUsedGoWhenItIsFull() {
        DecodedCache cache = new DecodedCache(2 * 300);
        cache.put("a", sample("a"));
        cache.put("b", sample("b"));
        cache.get("a");

        cache.put("c", sample("c"));

        assertThat(cache.get("a")).isPresent();
        assertThat(cache.get("b")).isEmpty();
        assertThat(cache.bytes()).isEqualTo(600);
    }

    private static Sample sample(String id) {
        return new Sample(id, TestFrames.plain(new Size(10, 10), 3), Optional.empty(), 0, NOON);
    }
}
