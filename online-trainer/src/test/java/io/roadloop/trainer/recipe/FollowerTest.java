package io.roadloop.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadloop.trainer.Vector;
import io.roadloop.trainer.schedule.Schedule;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.ModelName;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FollowerTest {
    private static final Vector COSINE = Vector.named("01b_ema_schedule_cosine.json");
    private static final int STEPS = 150_000;

    @Test
    void shouldFollowTheCosineOfTheVector() {
        assertMomentum(OptionalDouble.empty(), "tau");
    }

    @Test
    void shouldCapTheFirstStepsWhenAsked() {
        assertMomentum(OptionalDouble.of(10), "tau_used");
    }

    private static void assertMomentum(OptionalDouble earlyCap, String name) {
        Follower follower = new Follower(
                new ModelName("teacher"), new ModelName("student"), new Schedule.Cosine(0.995, 1), earlyCap);
        double[] iterations = COSINE.input("iteration");
        double[] expected = COSINE.expected(name);
        for (int i = 0; i < iterations.length; i++) {
            StepClock clock = new StepClock(0, (int) iterations[i], STEPS, (long) iterations[i]);
            assertThat(follower.momentumAt(clock)).isCloseTo(expected[i], within(1e-12));
        }
    }
}
