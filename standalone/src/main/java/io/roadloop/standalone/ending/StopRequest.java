package io.roadloop.standalone.ending;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM as a wish: the run ends as it would by its clock, only sooner, and the JVM waits for it.
 *
 * Closing it says that the run has ended.
 */
public final class StopRequest implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::wishAndWait, "stop-request");

    public StopRequest() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void wishAndWait() {
        wished.countDown();
        try {
            ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits so long, or until a stop is wished; says whether it is. */
    public boolean await(Duration time) throws InterruptedException {
        return wished.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    public boolean wished() {
        return wished.getCount() == 0;
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
