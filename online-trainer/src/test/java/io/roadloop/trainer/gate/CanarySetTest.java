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

    @Test
    void shouldRiseWithEveryChangeOfWhatModelsAreScoredOn() {
        CanarySet canary = new CanarySet(5);

        canary.put(sample("a"));
        long first = canary.frames().generation();
        canary.put(sample("a", 2));
        long replaced = canary.frames().generation();
        canary.put(sample("b"));
        long added = canary.frames().generation();
        canary.erase("b");
        long erased = canary.frames().generation();

        assertThat(List.of(first, replaced, added, erased)).doesNotHaveDuplicates();
    }

    @Test
    void shouldStandStillWhereNothingChanges() {
        CanarySet canary = new CanarySet(1);
        List<String> byHash = List.of("f0", "f1");
        byHash.forEach(id -> canary.put(sample(id)));
        String kept = ids(canary).get(0);
        long before = canary.frames().generation();

        canary.put(sample(kept));
        byHash.stream().filter(id -> !id.equals(kept)).forEach(id -> canary.put(sample(id)));
        canary.erase("never-there");

        assertThat(canary.frames().generation()).isEqualTo(before);
        assertThat(ids(canary)).containsExactly(kept);
    }

    private static List<String> ids(CanarySet canary) {
        return canary.frames().list().stream().map(CanaryFrame::id).toList();
    }

    private static Sample sample(String id) {
        return sample(id, 1);
    }

    private static Sample sample(String id, int tick) {
        var scene = TestFrames.scene(tick);
        return new Sample(id, scene.image(), Optional.of(scene.mask()), 0, NOON);
    }
}
