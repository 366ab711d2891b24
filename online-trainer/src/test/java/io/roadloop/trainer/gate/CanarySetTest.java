package io.roadloop.trainer.gate;

import static io.roadloop.trainer.TestFrames.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.trainer.TestFrames;
import io.roadloop.trainer.pool.Sample;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CanarySetTest {

    @Test
    void shouldKeepTheSameFramesWhateverTheOrderTheyCameIn() {
        CanarySet forwards = new CanarySet(5);
        CanarySet backwards = new CanarySet(5);

        IntStream.range(0, 20).forEach(i -> forwards.put(sample("f" + i)));
        IntStream.range(0, 20).map(i -> 19 - i).forEach(i -> backwards.put(sample("f" + i)));

        assertThat(ids(forwards)).hasSize(5).isSorted().isEqualTo(ids(backwards));
    }

    @Test
    void shouldForgetAnErasedFrame() {
        CanarySet canary = new CanarySet(5);
        canary.put(sample("a"));

        boolean erased = canary.erase("a");

        assertThat(erased).isTrue();
        assertThat(canary.size()).isZero();
        assertThat(canary.erase("a")).isFalse();
    }

    private static List<String> ids(CanarySet canary) {
        return canary.frames().stream().map(CanaryFrame::id).toList();
    }

    private static Sample sample(String id) {
        var scene = TestFrames.scene(1);
        return new Sample(id, scene.image(), Optional.of(scene.mask()), 0, NOON);
    }
}
