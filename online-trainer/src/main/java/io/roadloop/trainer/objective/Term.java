package io.roadloop.trainer.objective;

import io.roadloop.trainer.schedule.Schedule;

/**
 * An objective's part in the joint loss.
 *
 * @param name what the recipe calls it
 * @param objective what is learnt
 * @param weight how much it counts; where it is 0 nothing of it is computed
 */
public record Term(String name, Objective objective, Schedule weight) {}
