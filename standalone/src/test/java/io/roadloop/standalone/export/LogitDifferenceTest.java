package io.roadloop.standalone.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadloop.store.ParityReport;
import org.junit.jupiter.api.Test;

class LogitDifferenceTest {

    private final LogitDifference difference = new LogitDifference();

    @Test
    void shouldTakeTheLargestDifferenceOfAllBatchesAgainstTheLargestLogit() {
        // Given two frames of two pixels and two classes
        Answer expected = Answer.of(new float[] {1, 4, 2, 3, -8, 0, 0, 1}, 2, 2);
        Answer actual = Answer.of(new float[] {1, 4, 2, 3, -8, 1.5f, 0, 1}, 2, 2);

        // When
        difference.add(expected, actual, 2);

        // Then
        ParityReport report = difference.report();
        assertThat(report.frames()).isEqualTo(2);
        assertThat(report.largestLogitDifference()).isCloseTo(1.5 / 8, within(1e-9));
        assertThat(expected.classes()).containsExactly(1, 0, 1, 1);
        assertThat(report.equalArgmax()).isEqualTo(0.75);
    }

    @Test
    void shouldMissTheBarWhereALogitIsNotANumber() {
        difference.add(Answer.of(new float[] {1, 2}, 1, 2), Answer.of(new float[] {1, Float.NaN}, 1, 2), 1);

        assertThat(ParityBar.isReachedBy(difference.report())).isFalse();
    }
}
