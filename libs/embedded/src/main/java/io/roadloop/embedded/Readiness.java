package io.roadloop.embedded;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits until a child answers. */
final class Readiness {

    private static final long POLL_MILLIS = 50;

    private Readiness() {}

    /**
     * Returns when the probe says yes. Stops the child otherwise.
     *
     * @throws ChildFailedException if the child ends first, or the limit passes
     */
    static void await(String what, ChildJvm child, Duration limit, BooleanSupplier probe) {
        boolean ready = false;
        try {
            long deadline = System.nanoTime() + limit.toNanos();
            while (!ready) {
                if (!child.isAlive()) {
                    throw new ChildFailedException(
                            "the " + what + " ended with status "
                                    + child.onExit().join() + " before it was ready",
                            child.logFile());
                }
                if (System.nanoTime() > deadline) {
                    throw new ChildFailedException(
                            "the " + what + " was not ready after " + limit.toSeconds() + " s", child.logFile());
                }
                ready = probe.getAsBoolean();
                if (!ready) {
                    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ChildFailedException("interrupted while waiting for the " + what, child.logFile());
        } finally {
            if (!ready) {
                child.close();
            }
        }
    }
}
