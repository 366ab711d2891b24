package io.roadloop.trainer.round;

import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.pool.SampleSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * The pools, and the generation of the deepest pseudo-label that was drawn from them since a round began. Of the rounds
 * before, whose weights the model goes on from, it says nothing. Thread-safe.
 */
final class TaughtDepth implements SampleSource {
    private final SampleSource pools;
    private final AtomicInteger deepest = new AtomicInteger();

    TaughtDepth(SampleSource pools) {
        this.pools = pools;
    }

    void beginRound() {
        deepest.set(0);
    }

    /** 0 where no pseudo-label was drawn. */
    int deepest() {
        return deepest.get();
    }

    @Override
    public int size(Pool pool) {
        return pools.size(pool);
    }

    @Override
    public List<Sample> draw(Pool pool, int n, RandomGenerator random) {
        List<Sample> drawn = pools.draw(pool, n, random);
        if (pool == Pool.TAUGHT) {
            drawn.forEach(sample -> deepest.accumulateAndGet(sample.generation(), Math::max));
        }
        return drawn;
    }
}
