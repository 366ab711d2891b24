package io.roadloop.trainer.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadloop.trainer.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final Vector POLY = Vector.named("18_poly_lr.json");
    private static final int STEPS = 10_000;

    @ParameterizedTest
    @CsvSource({
        "lr_0.02_p0.9, 0.02, 0.9",
        "lr_0.002_p1.0, 0.002, 1.0",
        "lr_2e-4_p0.9, 0.0002, 0.9",
        "lr_0.05_p0.9, 0.05, 0.9"
    })
    void shouldFallAsThePolynomialOfTheVectors(String name, double from, double power) {
        assertEquals(new Schedule.Polynomial(from, power), name);
    }

    @Test
    void shouldRiseLinearlyBeforeItFallsWhenWarmedUp() {
        assertEquals(new Schedule.WarmUp(new Schedule.Polynomial(0.02, 0.9), 0.1, 0.001), "lr_0.02_p0.9_linear_warmup");
    }

    @Test
    void shouldRampOnlyInTheFirstRound() {
        Schedule ramp = new Schedule.Ramp(100, 0.1, 0.2);

        assertThat(ramp.at(new StepClock(0, 9, 100, 9))).isZero();
        assertThat(ramp.at(new StepClock(0, 10, 100, 10))).isCloseTo(100 * Math.exp(-5), within(1e-9));
        assertThat(ramp.at(new StepClock(0, 20, 100, 20))).isCloseTo(100 * Math.exp(-1.25), within(1e-9));
        assertThat(ramp.at(new StepClock(0, 30, 100, 30))).isCloseTo(100, within(1e-9));
        assertThat(ramp.at(new StepClock(1, 0, 100, 100))).isEqualTo(100);
    }

    @Test
    void shouldCountStepsOverRounds() {
        StepClock last = StepClock.start(2).next();

        assertThat(last.next().isOver()).isTrue();
        assertThat(last.next().nextRound(5)).isEqualTo(new StepClock(1, 0, 5, 2));
    }

    @Test
    void shouldKeepTheAttemptWithinARoundOnly() {
        StepClock second = new StepClock(3, 0, 1, 30, 2).next();

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.nextRound(5).attempt()).isZero();
    }

    @Test
    void shouldRefuseAStepBeyondItsRound() {
        assertThatThrownBy(() -> new StepClock(0, 6, 5, 6)).hasMessageContaining("step 6 of 5");
    }

    private static void assertEquals(Schedule schedule, String name) {
        double[] iterations = POLY.input("iteration");
        double[] expected = POLY.expected(name);
        for (int i = 0; i < iterations.length; i++) {
            StepClock clock = new StepClock(0, (int) iterations[i], STEPS, (long) iterations[i]);
            assertThat(schedule.at(clock)).isCloseTo(expected[i], within(1e-14));
        }
    }
}
