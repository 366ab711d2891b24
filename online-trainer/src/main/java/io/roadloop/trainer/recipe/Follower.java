package io.roadloop.trainer.recipe;

import io.roadloop.trainer.schedule.Schedule;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.ModelName;
import java.util.OptionalDouble;

/**
 * A model that is the moving average of another, batch-norm statistics included (methods.md, section 1):
 * {@code teacher = a·teacher + (1 − a)·student} after each step. It starts as a copy.
 *
 * @param model its name
 * @param follows the learner that it averages
 * @param momentum a
 * @param earlyCap k, where a is at most {@code 1 − 1/(k·i + 1)} after step i, so that the average does not cling to the
 *     random start: 10 in paper 002's code; below 1 it forgets faster than it learns. Empty for no cap
 */
public record Follower(ModelName model, ModelName follows, Schedule momentum, OptionalDouble earlyCap) {
    /** The momentum with which to follow the step that the clock shows. */
    public double momentumAt(StepClock clock) {
        double wanted = momentum.at(clock);
        return earlyCap.isEmpty() ? wanted : Math.min(1 - 1 / (earlyCap.getAsDouble() * clock.total() + 1), wanted);
    }
}
