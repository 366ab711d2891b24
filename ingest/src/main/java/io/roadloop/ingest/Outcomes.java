package io.roadloop.ingest;

import io.roadloop.ingest.check.Checked;
import io.roadloop.ingest.publish.Delivery;
import io.roadloop.kit.health.Health;
import io.roadloop.kit.progress.RateMeter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what becomes of the shots, and says so: each bad origin once, the cluster's refusals as they begin and end. */
final class Outcomes implements Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private final IngestMetrics metrics;
    private final RateMeter rate;
    private final Set<String> complainedOf = ConcurrentHashMap.newKeySet();
    private volatile boolean clusterTakes = true;

    Outcomes(IngestMetrics metrics, InstantSource clock) {
        this.metrics = metrics;
        this.rate = new RateMeter(clock);
    }

    @Override
    public void delivered(Kind kind) {
        metrics.countDelivered(kind);
        if (kind == Kind.FRAME) {
            rate.add(1);
        }
        if (!clusterTakes) {
            clusterTakes = true;
            LOG.info("The cluster takes records again");
        }
    }

    @Override
    public void failed(Kind kind, Exception failure) {
        metrics.countFailed(kind);
        if (clusterTakes) {
            clusterTakes = false;
            LOG.warn("The cluster does not take records: {}", failure.toString());
        }
    }

    void refused(String origin, Checked.Refused refused) {
        metrics.countRefused(refused.cause());
        if (complainedOf.add(origin)) {
            LOG.warn("Not sent: {}: {}: {}", origin, refused.cause(), refused.detail());
        }
    }

    /** Records that the cluster did not take. */
    long failed() {
        return metrics.failed();
    }

    Health health() {
        return clusterTakes ? Health.working() : Health.notReady("the cluster does not take records");
    }

    /** One calm line. */
    String progress() {
        return String.format(
                Locale.ROOT,
                "%.1f frames/s, %d sent, %d refused, %d labels and %d canary frames%s",
                rate.perSecond(),
                metrics.delivered(Kind.FRAME),
                metrics.refused(),
                metrics.delivered(Kind.TRAIN_LABEL),
                metrics.delivered(Kind.CANARY_LABEL),
                metrics.failed() == 0 ? "" : ", " + metrics.failed() + " NOT taken by the cluster");
    }
}
