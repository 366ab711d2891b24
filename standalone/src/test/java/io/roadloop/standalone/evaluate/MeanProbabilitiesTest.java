package io.roadloop.standalone.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.standalone.evaluate.TestViews.Shown;
import io.roadloop.vision.Size;
import org.junit.jupiter.api.Test;

class MeanProbabilitiesTest {
    private static final Size PAIR = new Size(2, 1);

    @Test
    void shouldAverageProbabilitiesAndNotLogits() {
        MeanProbabilities mean = new MeanProbabilities(2, new Size(1, 1));

        // Probabilities of the first class: nearly 0, then twice 0.6; the mean of the logits would say the second.
        mean.add(new float[] {-20, 0}, shown(1, 1, false));
        mean.add(new float[] {0.85f, 0}, shown(1, 1, false));
        mean.add(new float[] {4, 0}, shown(1, 1, false));

        assertThat(mean.largest().classes()).containsExactly(0);
    }

    @Test
    void shouldTurnBackWhatWasShownMirrored() {
        MeanProbabilities mean = new MeanProbabilities(2, PAIR);

        mean.add(new float[] {9, 0, 0, 9}, shown(2, 1, true));

        assertThat(mean.largest().classes()).containsExactly(1, 0);
    }

    @Test
    void shouldBringLargerAndSmallerMapsToOneSize() {
        MeanProbabilities larger = new MeanProbabilities(2, PAIR);
        MeanProbabilities smaller = new MeanProbabilities(2, PAIR);

        larger.add(new float[] {9, 9, 0, 0, 9, 9, 0, 0, 0, 0, 9, 9, 0, 0, 9, 9}, shown(4, 2, false));
        smaller.add(new float[] {0, 9}, shown(1, 1, false));

        assertThat(larger.largest().classes()).containsExactly(0, 1);
        assertThat(smaller.largest().classes()).containsExactly(1, 1);
    }

    private static Shown shown(int width, int height, boolean mirrored) {
        return new Shown(new Size(width, height), mirrored);
    }
}
