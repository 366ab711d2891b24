package io.roadloop.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.gate.CanaryFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FirstFramesTest {
    private final List<CanaryFrame> canary = Patterns.samples("canary-", 5, 1).stream()
            .map(sample ->
                    new CanaryFrame(sample.id(), sample.image(), sample.mask().orElseThrow()))
            .toList();
    private final AtomicLong seconds = new AtomicLong();

    @Test
    void shouldEndTheFirstWalkWhenTheTimeIsOverAndRepeatItInTheNext() {
        FirstFrames frames = new FirstFrames(canary, Duration.ofSeconds(3), this::oneSecondLater);

        List<byte[]> first = walked(frames);
        seconds.set(1_000);
        List<byte[]> second = walked(frames);

        assertThat(first).hasSize(3).first().isEqualTo(canary.get(0).image().rgb());
        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldGiveOneFrameAtLeastAndAllWhereThereIsTime() {
        assertThat(walked(new FirstFrames(canary, Duration.ZERO, this::oneSecondLater)))
                .hasSize(1);
        assertThat(walked(new FirstFrames(canary, Duration.ofHours(1), this::oneSecondLater)))
                .hasSize(5);
    }

    private long oneSecondLater() {
        return seconds.getAndIncrement() * 1_000_000_000L;
    }

    private static List<byte[]> walked(FirstFrames frames) {
        List<byte[]> all = new ArrayList<>();
        frames.forEach(all::add);
        return all;
    }
}
