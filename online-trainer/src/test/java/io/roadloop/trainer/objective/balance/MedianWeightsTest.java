package io.roadloop.trainer.objective.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadloop.trainer.Vector;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MedianWeightsTest {
    private static final Vector VECTOR = Vector.named("10a_class_weights_median.json");

    @Test
    void shouldGiveTheWeightsOfVector10a() {
        long[] pixels = Arrays.stream(VECTOR.input("pixel_counts"))
                .mapToLong(count -> (long) count)
                .toArray();

        assertThat(Vector.doubles(MedianWeights.of(pixels))).containsExactly(VECTOR.expected("alpha"), within(1e-6));
    }

    @Test
    void shouldTakeTheMiddleOfTheTwoMedianClasses() {
        double[] all = VECTOR.input("pixel_counts");
        long[] pixels =
                IntStream.of(0, 1, 2, 4).mapToLong(label -> (long) all[label]).toArray();

        assertThat(Vector.doubles(MedianWeights.of(pixels))).containsExactly(VECTOR.expected("alpha_2"), within(1e-6));
    }

    @Test
    void shouldBeOneWhenMostClassesAreAbsent() {
        assertThat(MedianWeights.of(new long[] {7, 0, 0})).containsExactly(1, 1, 1);
    }
}
