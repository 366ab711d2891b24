package io.roadloop.trainer.step;

import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.StepClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What one step did: the line of a journal.
 *
 * @param clock which step
 * @param loss the joint loss
 * @param terms each active term's own loss, before its weight
 * @param gradientNorms each learner's global gradient norm, before clipping, by model
 * @param samples the ids of the samples, by pool
 * @param files the marks of the files that they were read from, in the same order; of a pool in memory none
 * @param generation of the deepest pseudo-label among them, 0 if there is none
 * @param trust in each pseudo-label among them, in their order
 * @param passes how often each model ran forward, by name; heads are not counted
 * @param took how long the step took
 */
public record StepReport(
        StepClock clock,
        double loss,
        Map<String, Double> terms,
        Map<String, Double> gradientNorms,
        Map<Pool, List<String>> samples,
        Map<Pool, List<String>> files,
        int generation,
        List<Double> trust,
        Map<String, Integer> passes,
        Duration took) {}
