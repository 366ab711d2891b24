package io.roadloop.inference.release;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one resource that serves now. Swapping never waits for borrowers, and borrowing never waits for a swap.
 *
 * <p>Owns what it is given: a resource is closed when it was swapped out and its last {@link Lease} is back.
 *
 * @param <T> what serves
 */
public final class Served<T extends AutoCloseable> implements AutoCloseable {

    private final AtomicReference<@Nullable Counted<T>> current = new AtomicReference<>();

    /** Whether there is something to borrow. */
    public boolean isPresent() {
        return current.get() != null;
    }

    /**
     * Borrows what serves now.
     *
     * @throws NothingServesException before the first swap and after close
     */
    public Lease<T> borrow() {
        while (true) {
            Counted<T> now = current.get();
            if (now == null) {
                throw new NothingServesException();
            }
            if (now.retain()) {
                return new Lease<>(now);
            }
        }
    }

    /** Lets {@code next} serve from now on. */
    public void swap(T next) {
        replace(new Counted<>(next));
    }

    @Override
    public void close() {
        replace(null);
    }

    private void replace(@Nullable Counted<T> next) {
        Counted<T> before = current.getAndSet(next);
        if (before != null) {
            before.release();
        }
    }
}
