package io.roadloop.inference;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started and must be closed, last first. What is begun after the end, or during it, is closed at once. */
final class Started implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Started.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closing;

    /**
     * Remembers a part.
     *
     * @throws InterruptedException if everything ends; the part is closed then
     */
    synchronized <T extends AutoCloseable> T begin(T part) throws InterruptedException {
        if (closing || Thread.interrupted()) {
            closeCalmly(part);
            throw new InterruptedException("the service ends");
        }
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        closing = true;
        parts.forEach(Started::closeCalmly);
        parts.clear();
    }

    private static void closeCalmly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failed) {
            LOG.warn("a part did not close in order: {}", failed.toString());
        }
    }
}
