package io.roadloop.trainer.step;

import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.pool.SampleSource;
import io.roadloop.trainer.view.Draws;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Draws batches one step ahead on a thread of its own, so that decoding does not slow the step. Which samples a batch
 * has depends on the seed, the step and the pools' content when it is drawn, not on timing within the step. Owns a
 * thread: close it.
 */
final class BatchFeeder implements AutoCloseable {
    private final Map<Pool, Integer> wanted;
    private final long seed;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread feeder = new Thread(work, "roadloop-batches");
        feeder.setDaemon(true);
        return feeder;
    });
    private Optional<Ahead> ahead = Optional.empty();

    /** A batch that is being drawn. */
    private record Ahead(SampleSource source, long total, CompletableFuture<Batch> batch) {}

    BatchFeeder(Map<Pool, Integer> wanted, long seed) {
        this.wanted = wanted;
        this.seed = seed;
    }

    /** The batch of a step; the next step's is drawn from now on. */
    Batch take(SampleSource source, long total) {
        Batch batch = ahead.filter(next -> next.source() == source && next.total() == total)
                .map(next -> await(next.batch()))
                .orElseGet(() -> draw(source, total));
        ahead = Optional.of(
                new Ahead(source, total + 1, CompletableFuture.supplyAsync(() -> draw(source, total + 1), thread)));
        return batch;
    }

    /** Forgets what was drawn ahead: after a restore the next step may be drawn anew. */
    void forget() {
        ahead.ifPresent(next -> {
            try {
                await(next.batch());
            } catch (RuntimeException unwanted) {
                // The batch is not wanted any more, so neither is its failure.
            }
        });
        ahead = Optional.empty();
    }

    private Batch draw(SampleSource source, long total) {
        Draws draws = new Draws(seed, total);
        Map<Pool, List<Sample>> samples = new EnumMap<>(Pool.class);
        wanted.forEach((pool, n) -> {
            List<Sample> drawn = source.draw(pool, n, draws.named("batch of " + pool.key()));
            if (!drawn.isEmpty()) {
                samples.put(pool, drawn);
            }
        });
        return new Batch(total, samples);
    }

    private static Batch await(CompletableFuture<Batch> batch) {
        try {
            return batch.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
