package io.roadloop.inference.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunTimesTest {

    private final RunTimes times = new RunTimes();

    @Test
    void shouldBeZeroWithoutRuns() {
        assertThat(times.quantile(0.5)).isZero();
    }

    @Test
    void shouldGiveQuantilesByNearestRank() {
        for (int millis = 100; millis >= 1; millis--) {
            times.add(Duration.ofMillis(millis));
        }
        assertThat(times.quantile(0.5)).isEqualTo(50);
        assertThat(times.quantile(0.95)).isEqualTo(95);
    }

    @Test
    void shouldForgetTheOldestOfVeryMany() {
        for (int run = 0; run < 5_000; run++) {
            times.add(Duration.ofMillis(run < 904 ? 1_000 : 1));
        }
        assertThat(times.quantile(1)).isEqualTo(1);
    }
}
