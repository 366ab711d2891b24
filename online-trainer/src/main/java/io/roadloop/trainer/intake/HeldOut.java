package io.roadloop.trainer.intake;

import io.roadloop.trainer.pool.DiskPools;
import io.roadloop.trainer.pool.EncodedSample;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.pool.Shelving;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The frames that judge, canary and audit, and those that a tombstone erased: none of them is trained on, whichever
 * topic it comes by. The stream carries a frame before anyone has chosen it for the canary, and again as a pseudo-label;
 * so what is held out leaves every pool, and no pool takes it again.
 *
 * <p>Thread-safe: asking and putting are one act, so that no frame slips in while its label arrives.
 */
final class HeldOut {
    private final DiskPools pools;
    private final Set<String> ids = new HashSet<>();

    HeldOut(DiskPools pools) {
        this.pools = pools;
    }

    /** From now on no pool holds the frame. */
    synchronized void hold(String id) {
        ids.add(id);
        for (Pool pool : Pool.values()) {
            pools.erase(pool, id);
        }
    }

    /** The frame is there to be trained on: pools may take it again. */
    synchronized void release(String id) {
        ids.remove(id);
    }

    /** @return what became of the sample; empty if its frame is held out */
    synchronized Optional<Shelving> put(Pool pool, EncodedSample encoded, Sample sample) {
        return ids.contains(sample.id()) ? Optional.empty() : Optional.of(pools.put(pool, encoded, sample));
    }
}
