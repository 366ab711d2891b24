package io.roadloop.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadloop.store.ParityReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY})
    void shouldMissTheBarWhereALogitOnEitherSideIsNoFiniteNumber(float broken) {
        Answer whole = Answer.of(new float[] {3, 2}, 1, 2);
        Answer other = Answer.of(new float[] {broken, 2}, 1, 2);
        LogitDifference turned = new LogitDifference();
        LogitDifference both = new LogitDifference();

        difference.add(whole, other, 1);
        turned.add(other, whole, 1);
        both.add(other, other, 1);

        assertThat(difference.report()).matches(report -> !ParityBar.isReachedBy(report));
        assertThat(turned.report()).matches(report -> !ParityBar.isReachedBy(report));
        assertThat(both.report()).matches(report -> !ParityBar.isReachedBy(report));
    }

    @Test
    void shouldHoldAFileToBothBars() {
        assertThat(ParityBar.isReachedBy(new ParityReport(1, 1e-3, 0.9999))).isTrue();
        assertThat(ParityBar.isReachedBy(new ParityReport(1, 1.1e-3, 1))).isFalse();
        assertThat(ParityBar.isReachedBy(new ParityReport(1, 0, 0.9998))).isFalse();
    }
}
