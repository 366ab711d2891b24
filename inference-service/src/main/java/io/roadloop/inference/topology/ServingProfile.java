package io.roadloop.inference.topology;

import static io.roadloop.kit.settings.Require.that;

import io.roadloop.kit.settings.InvalidSettingException;
import java.time.Duration;

/**
 * The timing of the service, which holds as a whole or not at all: with Kafka's defaults output stopped for 45 s after
 * a kill, with these it comes back after 1.5 to 4 s.
 *
 * @param delivery exactly once, or at least once and faster
 * @param inferenceDeadline the longest that one model run may take
 * @param transactionTimeout how long the broker waits for a dead producer's transaction
 */
public record ServingProfile(Delivery delivery, Duration inferenceDeadline, Duration transactionTimeout) {

    static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);
    static final Duration HEARTBEAT_INTERVAL = Duration.ofMillis(1500);
    static final int MAX_POLL_RECORDS = 16;

    /** Exactly once, latency follows the commit interval; at least once, it only bounds what is repeated. */
    private static final Duration EXACT_COMMITS = Duration.ofMillis(50);

    private static final Duration FAST_COMMITS = Duration.ofMillis(200);

    /** A task that outlasts its transaction is fenced, reads the frames again, and is fenced again, for ever. */
    private static final int TRANSACTION_MARGIN = 4;

    public ServingProfile {
        that("serving.inference-deadline", inferenceDeadline, d -> d.toMillis() >= 1, "must be at least 1ms");
        Duration least = commitInterval(delivery).plus(inferenceDeadline).multipliedBy(TRANSACTION_MARGIN);
        if (delivery == Delivery.EXACTLY_ONCE && transactionTimeout.compareTo(least) < 0) {
            throw new InvalidSettingException(
                    "serving.transaction-timeout",
                    transactionTimeout.toMillis() + "ms",
                    "must be at least " + TRANSACTION_MARGIN + " x (commit interval "
                            + commitInterval(delivery).toMillis() + "ms + serving.inference-deadline "
                            + inferenceDeadline.toMillis() + "ms) = " + least.toMillis()
                            + "ms: raise it, or shorten the deadline");
        }
    }

    /** How often offsets and outputs are committed. */
    Duration commitInterval() {
        return commitInterval(delivery);
    }

    private static Duration commitInterval(Delivery delivery) {
        return delivery == Delivery.EXACTLY_ONCE ? EXACT_COMMITS : FAST_COMMITS;
    }
}
