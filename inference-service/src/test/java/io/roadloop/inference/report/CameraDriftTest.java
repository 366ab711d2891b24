package io.roadloop.inference.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CameraDriftTest {

    private final CameraDrift drift = new CameraDrift();

    @Test
    void shouldBeZeroForTheFirstWindowOfACamera() {
        assertThat(drift.measure("car-1/front", new long[] {10, 90})).isZero();
    }

    @Test
    void shouldBeZeroAsLongAsTheSharesStay() {
        drift.measure("car-1/front", new long[] {10, 90});
        assertThat(drift.measure("car-1/front", new long[] {100, 900})).isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldBeTheShareOfPixelsThatChangedTheirClass() {
        drift.measure("car-1/front", new long[] {100, 0, 0});
        assertThat(drift.measure("car-1/front", new long[] {60, 30, 10})).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void shouldBeOneWhenNothingIsAsItWas() {
        drift.measure("car-1/front", new long[] {5, 0});
        assertThat(drift.measure("car-1/front", new long[] {0, 5})).isEqualTo(1);
    }

    @Test
    void shouldFadeAsTheCameraStaysWhereItWent() {
        drift.measure("car-1/front", new long[] {100, 0});
        double first = drift.measure("car-1/front", new long[] {0, 100});
        double later = 1;
        for (int window = 0; window < 30; window++) {
            later = drift.measure("car-1/front", new long[] {0, 100});
        }
        assertThat(first).isEqualTo(1);
        assertThat(later).isLessThan(0.05);
    }

    @Test
    void shouldKeepCamerasApart() {
        drift.measure("car-1/front", new long[] {100, 0});
        assertThat(drift.measure("car-2/front", new long[] {0, 100})).isZero();
    }
}
