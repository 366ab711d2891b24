package io.roadloop.standalone.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledSplitTest {
    @Test
    void shouldDrawOneFrameOfEachRun() {
        List<Integer> chosen = LabelledSplit.draw(367, 0.125, 0);

        assertThat(chosen).hasSize(46).isSorted().doesNotHaveDuplicates();
        for (int run = 0; run < 46; run++) {
            assertThat(chosen.get(run)).isBetween(run * 367 / 46, (run + 1) * 367 / 46 - 1);
        }
    }

    @Test
    void shouldDependOnItsSeedAlone() {
        assertThat(LabelledSplit.draw(100, 0.25, 7)).isEqualTo(LabelledSplit.draw(100, 0.25, 7));
        assertThat(LabelledSplit.draw(100, 0.25, 7)).isNotEqualTo(LabelledSplit.draw(100, 0.25, 8));
    }

    @Test
    void shouldLabelAllFramesWhenTheShareIsOne() {
        assertThat(LabelledSplit.draw(5, 1, 0)).containsExactly(0, 1, 2, 3, 4);
    }
}
