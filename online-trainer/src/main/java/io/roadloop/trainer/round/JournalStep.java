package io.roadloop.trainer.round;

import static java.util.Objects.requireNonNull;

import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.StepReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The line of a step.
 *
 * @param step of the round, from 0
 * @param total how many steps came before, over all rounds
 * @param loss the joint loss
 * @param terms each active term's own loss
 * @param samples the ids of the samples, by pool
 * @param files the marks of their files, by pool
 * @param trust in each pseudo-label, in their order
 */
record JournalStep(
        int step,
        long total,
        double loss,
        Map<String, Double> terms,
        Map<String, List<String>> samples,
        Map<String, List<String>> files,
        List<Double> trust) {
    JournalStep {
        requireNonNull(terms, "no terms");
        requireNonNull(samples, "no samples");
        requireNonNull(files, "no files");
        requireNonNull(trust, "no trust");
    }

    static JournalStep of(StepReport report) {
        return new JournalStep(
                report.clock().step(),
                report.clock().total(),
                report.loss(),
                report.terms(),
                byKey(report.samples()),
                byKey(report.files()),
                report.trust());
    }

    /** As people count it: the round's first step is 1. */
    int number() {
        return step + 1;
    }

    StepClock clock(JournalHeader header) {
        return new StepClock(header.round(), step, header.steps(), total, header.attempt());
    }

    List<String> ids(Pool pool) {
        return samples.getOrDefault(pool.key(), List.of());
    }

    List<String> marks(Pool pool) {
        return files.getOrDefault(pool.key(), List.of());
    }

    private static Map<String, List<String>> byKey(Map<Pool, List<String>> byPool) {
        Map<String, List<String>> named = new TreeMap<>();
        byPool.forEach((pool, values) -> named.put(pool.key(), values));
        return named;
    }
}
