package io.roadloop.trainer.round;

import io.roadloop.trainer.pool.ClassCoverage;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.pool.SampleSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Asks for the end when it is asked for its size once more: that is, when another round would begin. */
final class SomeRounds implements SampleSource {
    private final SampleSource pools;
    private final Stop stop;
    private int left;

    SomeRounds(SampleSource pools, int rounds, Stop stop) {
        this.pools = pools;
        this.left = rounds;
        this.stop = stop;
    }

    @Override
    public int size(Pool pool) {
        if (left-- == 0) {
            stop.request();
        }
        return pools.size(pool);
    }

    @Override
    public List<Sample> draw(Pool pool, int n, RandomGenerator random) {
        return pools.draw(pool, n, random);
    }

    @Override
    public List<Sample> drawByClass(int n, RandomGenerator random) {
        return pools.drawByClass(n, random);
    }

    @Override
    public List<Sample> drawEvenly(int n, RandomGenerator random) {
        return pools.drawEvenly(n, random);
    }

    @Override
    public Optional<ClassCoverage> coverage() {
        return pools.coverage();
    }
}
