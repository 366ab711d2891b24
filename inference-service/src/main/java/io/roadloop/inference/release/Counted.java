package io.roadloop.inference.release;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A resource with the number of those who hold it: its owner and its borrowers. Closed by whoever lets go last.
 *
 * @param <T> what is held
 */
final class Counted<T extends AutoCloseable> {

    private final T resource;
    private final AtomicInteger holders = new AtomicInteger(1);

    Counted(T resource) {
        this.resource = resource;
    }

    T resource() {
        return resource;
    }

    /** Adds a holder, unless the last one has gone already. */
    boolean retain() {
        int now = holders.get();
        while (now > 0) {
            if (holders.compareAndSet(now, now + 1)) {
                return true;
            }
            now = holders.get();
        }
        return false;
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            try {
                resource.close();
            } catch (Exception failed) {
                throw new IllegalStateException("could not close " + resource, failed);
            }
        }
    }
}
