package io.roadloop.kit.service;

import io.roadloop.kit.health.Health;

/** A service at work. {@link ServiceMain} waits for its end and closes it, on the same thread, exactly once. */
public interface RunningService extends AutoCloseable {

    /**
     * Waits until the work is done or can no longer be done. A service that never ends by itself waits for the
     * interruption, which is how a signal or a failed thread asks for the end.
     *
     * @throws InterruptedException if the thread is interrupted
     * @throws RuntimeException if the service failed: the process ends with exit code 1, or 2 for a
     *     {@link io.roadloop.kit.UserErrorException}
     */
    void awaitEnd() throws InterruptedException;

    /** How the service is; called from other threads at any time. */
    Health health();

    /** Finishes what is begun and gives everything back, within ten seconds. */
    @Override
    void close() throws Exception;
}
