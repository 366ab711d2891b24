package io.roadloop.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.roadloop.ingest.publish.Delivery;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the service counts. Accounts balance: shots of the source = delivered + failed + refused, once nothing is on the
 * way.
 */
final class IngestMetrics {

    static final String DELIVERED = "roadloop.ingest.delivered";
    static final String FAILED = "roadloop.ingest.failed";
    static final String REFUSED = "roadloop.ingest.refused";
    private static final String KIND = "kind";
    private static final String CAUSE = "cause";

    private final MeterRegistry meters;
    private final Map<Delivery.Kind, Counter> delivered = new EnumMap<>(Delivery.Kind.class);
    private final Map<Delivery.Kind, Counter> failed = new EnumMap<>(Delivery.Kind.class);
    private final LongAdder refusals = new LongAdder();

    IngestMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (Delivery.Kind kind : Delivery.Kind.values()) {
            String name = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            delivered.put(kind, meters.counter(DELIVERED, KIND, name));
            failed.put(kind, meters.counter(FAILED, KIND, name));
        }
    }

    void countDelivered(Delivery.Kind kind) {
        count(delivered, kind);
    }

    void countFailed(Delivery.Kind kind) {
        count(failed, kind);
    }

    void countRefused(String cause) {
        refusals.increment();
        meters.counter(REFUSED, CAUSE, cause).increment();
    }

    long delivered(Delivery.Kind kind) {
        return total(delivered, kind);
    }

    long failed() {
        long sum = 0;
        for (Delivery.Kind kind : Delivery.Kind.values()) {
            sum += total(failed, kind);
        }
        return sum;
    }

    long refused() {
        return refusals.sum();
    }

    private static void count(Map<Delivery.Kind, Counter> counters, Delivery.Kind kind) {
        Counter counter = counters.get(kind);
        if (counter != null) {
            counter.increment();
        }
    }

    private static long total(Map<Delivery.Kind, Counter> counters, Delivery.Kind kind) {
        Counter counter = counters.get(kind);
        return counter == null ? 0 : (long) counter.count();
    }
}
