package io.roadloop.trainer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.roadloop.trainer.intake.Tally;
import io.roadloop.trainer.pool.Pool;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The trainer's metrics. Counters go on over restarts with the same state folder. */
final class TrainerMetrics {
    static final String STEPS = "roadloop.trainer.steps";
    static final String DIVERGENCES = "roadloop.trainer.divergences";
    static final String STEP_MILLIS = "roadloop.trainer.step.millis";
    static final String ROUND = "roadloop.trainer.round";
    static final String RELEASE = "roadloop.trainer.release";
    static final String CANARY_MIOU = "roadloop.trainer.canary.miou";
    static final String PSEUDO_LABELS_USED = "roadloop.trainer.pseudo.labels.used";
    static final String POOL_SAMPLES = "roadloop.trainer.pool.samples";
    static final String POOL_BYTES = "roadloop.trainer.pool.bytes";
    static final String RECORDS = "roadloop.trainer.records";

    TrainerMetrics(MeterRegistry meters, StatusReport report) {
        counter(meters, report, STEPS, r -> r.rounds().status().stepsDone());
        counter(meters, report, DIVERGENCES, r -> r.rounds().status().divergences());
        counter(meters, report, PSEUDO_LABELS_USED, r -> r.rounds().status().pseudoLabelsUsed());
        gauge(meters, report, STEP_MILLIS, r -> r.rounds().status().stepMillis());
        gauge(meters, report, ROUND, r -> r.rounds().status().round());
        gauge(meters, report, RELEASE, r -> r.status().lastRelease());
        gauge(meters, report, CANARY_MIOU, r -> r.status().canaryMiou());
        for (Pool pool : Pool.values()) {
            Gauge.builder(POOL_SAMPLES, report, r -> r.pools().size(pool))
                    .tag("pool", pool.key())
                    .strongReference(true)
                    .register(meters);
            Gauge.builder(POOL_BYTES, report, r -> r.pools().bytes(pool))
                    .tag("pool", pool.key())
                    .strongReference(true)
                    .register(meters);
        }
        for (Tally tally : Tally.values()) {
            FunctionCounter.builder(RECORDS, report, r -> r.rounds().ledger().count(tally))
                    .tag("outcome", tally.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(meters);
        }
    }

    private static void gauge(
            MeterRegistry meters, StatusReport report, String name, ToDoubleFunction<StatusReport> value) {
        Gauge.builder(name, report, value).strongReference(true).register(meters);
    }

    private static void counter(
            MeterRegistry meters, StatusReport report, String name, ToDoubleFunction<StatusReport> value) {
        FunctionCounter.builder(name, report, value).register(meters);
    }
}
