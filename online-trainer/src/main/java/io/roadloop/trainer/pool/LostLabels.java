package io.roadloop.trainer.pool;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that labels by people are not trained on for want of room: at the first and at each doubling, since a full pool
 * loses one with every label that comes. Thread-safe.
 */
final class LostLabels {
    private static final Logger LOG = LoggerFactory.getLogger(LostLabels.class);

    private final long cap;
    private long tellAt = 1;

    LostLabels(long cap) {
        this.cap = cap;
    }

    /** @param lost labels since the pool was opened that left it, or never came in */
    synchronized void count(long lost) {
        if (lost >= tellAt) {
            tellAt = 2 * lost;
            LOG.warn(
                    "{} labelled samples are not trained on: pools.labelled-bytes = {} has no room for all,"
                            + " and the oldest go first; raise it to keep them",
                    lost,
                    cap);
        }
    }
}
