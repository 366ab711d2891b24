package io.roadloop.trainer.step;

import io.roadloop.trainer.pool.LabelledDraw;
import io.roadloop.trainer.pool.LabelledDraw.Domains;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.pool.SampleSource;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.Draws;
import java.util.ArrayList;
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
    private final LabelledDraw labelled;
    private final long seed;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread feeder = new Thread(work, "roadloop-batches");
        feeder.setDaemon(true);
        return feeder;
    });
    private Optional<Ahead> ahead = Optional.empty();

    /** A batch that is being drawn. */
    private record Ahead(SampleSource source, Wish wish, CompletableFuture<Batch> batch) {}

    /** What a batch depends on beside the pools' content: its step's draws, and how many frames are chosen by class. */
    private record Wish(Draws draws, int byClass) {}

    BatchFeeder(Map<Pool, Integer> wanted, LabelledDraw labelled, long seed) {
        this.wanted = wanted;
        this.labelled = labelled;
        this.seed = seed;
    }

    /** The batch of a step; the next step's is drawn from now on. */
    Batch take(SampleSource source, StepClock clock) {
        Wish wish = wish(clock);
        Batch batch = ahead.filter(
                        next -> next.source() == source && next.wish().equals(wish))
                .map(next -> await(next.batch()))
                .orElseGet(() -> draw(source, wish));
        Wish next = wish(clock.next());
        ahead = Optional.of(new Ahead(source, next, CompletableFuture.supplyAsync(() -> draw(source, next), thread)));
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

    private Wish wish(StepClock clock) {
        int n = wanted.getOrDefault(Pool.LABELLED, 0);
        Draws draws = Draws.of(seed, clock);
        // Nobody knows how long the next round will be, but where it begins.
        double share = clock.isOver() ? 0 : clock.share();
        return new Wish(draws, labelled.byClass(n, share, draws.named("how many by class")));
    }

    private Batch draw(SampleSource source, Wish wish) {
        Draws draws = wish.draws();
        Map<Pool, List<Sample>> samples = new EnumMap<>(Pool.class);
        wanted.forEach((pool, n) -> {
            List<Sample> drawn = new ArrayList<>();
            if (pool == Pool.LABELLED) {
                drawn.addAll(source.drawByClass(wish.byClass(), draws.named("classes of " + pool.key())));
            }
            int missing = n - drawn.size();
            drawn.addAll(
                    pool == Pool.LABELLED && labelled.domains() == Domains.EVEN
                            ? source.drawEvenly(missing, draws.named("domains of " + pool.key()))
                            : source.draw(pool, missing, draws.named("batch of " + pool.key())));
            if (!drawn.isEmpty()) {
                samples.put(pool, drawn);
            }
        });
        return new Batch(draws.step(), samples);
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
