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
        Schedule ramp = new Schedule.Ramp(100, new Stretch.Share(0.1), new Stretch.Share(0.2));

        assertThat(ramp.at(new StepClock(0, 9, 100, 9))).isZero();
        assertThat(ramp.at(new StepClock(0, 10, 100, 10))).isCloseTo(100 * Math.exp(-5), within(1e-9));
        assertThat(ramp.at(new StepClock(0, 20, 100, 20))).isCloseTo(100 * Math.exp(-1.25), within(1e-9));
        assertThat(ramp.at(new StepClock(0, 30, 100, 30))).isCloseTo(100, within(1e-9));
        assertThat(ramp.at(new StepClock(1, 0, 100, 100))).isEqualTo(100);
    }

    @Test
    void shouldRampOverSoManyStepsHoweverShortTheFirstRoundIs() {
        Schedule ramp = new Schedule.Ramp(100, new Stretch.Steps(100), new Stretch.Steps(200));

        assertThat(ramp.at(new StepClock(0, 59, 60, 59))).isZero();
        assertThat(ramp.at(new StepClock(1, 39, 400, 99))).isZero();
        assertThat(ramp.at(new StepClock(1, 40, 400, 100))).isCloseTo(100 * Math.exp(-5), within(1e-9));
        assertThat(ramp.at(new StepClock(1, 140, 400, 200))).isCloseTo(100 * Math.exp(-1.25), within(1e-9));
        assertThat(ramp.at(new StepClock(2, 0, 400, 460))).isEqualTo(100);
        assertThat(ramp.at(StepClock.start(1).settled())).isEqualTo(100);
    }

    @Test
    void shouldRampInStepsAsInSharesOfARoundOfSoMany() {
        Schedule shares = new Schedule.Ramp(3, new Stretch.Share(0.1), new Stretch.Share(0.12));
        Schedule steps = new Schedule.Ramp(3, new Stretch.Steps(400), new Stretch.Steps(480));

        for (StepClock clock = StepClock.start(4000); !clock.isOver(); clock = clock.next()) {
            assertThat(steps.at(clock)).isCloseTo(shares.at(clock), within(1e-12));
        }
    }

    @Test
    void shouldTakeNoStartForOneOfAnyUnitAndRefuseTwoUnits() {
        Schedule ramp = new Schedule.Ramp(1, Stretch.NONE, new Stretch.Share(0.5));

        assertThat(ramp.at(StepClock.start(10))).isEqualTo(Math.exp(-5));
        assertThatThrownBy(() -> new Schedule.Ramp(1, new Stretch.Share(0.1), new Stretch.Steps(5)))
                .hasMessage("start and ramp must both be shares, or both be steps");
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
