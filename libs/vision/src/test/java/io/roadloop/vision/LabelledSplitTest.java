package io.roadloop.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelledSplitTest {
    @Test
    void shouldDrawOneFrameOfEachRun() {
        List<String> names = names(367);

        List<String> chosen = List.copyOf(LabelledSplit.draw(names, 0.125, 0)).stream()
                .sorted()
                .toList();

        assertThat(chosen).hasSize(46);
        for (int run = 0; run < 46; run++) {
            assertThat(names.indexOf(chosen.get(run))).isBetween(run * 367 / 46, (run + 1) * 367 / 46 - 1);
        }
    }

    @Test
    void shouldDependOnNamesShareAndSeedAlone() {
        List<String> backwards = new ArrayList<>(names(100));
        Collections.reverse(backwards);
        Set<String> drawn = LabelledSplit.draw(names(100), 0.25, 7);

        assertThat(LabelledSplit.draw(backwards, 0.25, 7)).isEqualTo(drawn);
        assertThat(LabelledSplit.draw(names(100), 0.25, 8)).isNotEqualTo(drawn);
    }

    @Test
    void shouldLabelAllFramesWhenTheShareIsOneAndNoneWhenItIsZero() {
        assertThat(LabelledSplit.draw(names(5), 1, 0)).containsExactlyInAnyOrderElementsOf(names(5));
        assertThat(LabelledSplit.draw(names(5), 0, 0)).isEmpty();
        assertThat(LabelledSplit.draw(List.of(), 1, 0)).isEmpty();
    }

    @Test
    void shouldLabelOneFrameWhenTheShareIsLessThanOneFrame() {
        assertThat(LabelledSplit.draw(names(5), 0.001, 0)).hasSize(1);
    }

    @Test
    void shouldRefuseAShareAboveOne() {
        assertThatThrownBy(() -> LabelledSplit.draw(names(5), 1.5, 0)).hasMessageContaining("[0, 1]");
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("f%04d", i))
                .toList();
    }
}
