package io.roadloop.ingest.source;

import java.util.Optional;

/**
 * Yields shots, in the order of their time. Read by one thread.
 *
 * <p>A folder and the street have the next shot at hand; a source that is fed from outside may wait for one, and ends
 * its wait when it is interrupted.
 */
public interface FrameSource extends AutoCloseable {

    /**
     * The next shot, or empty when there will be none any more.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for a shot
     */
    Optional<Shot> next() throws InterruptedException;

    /** Lets go of what the source holds; most hold nothing. */
    @Override
    default void close() {}
}
