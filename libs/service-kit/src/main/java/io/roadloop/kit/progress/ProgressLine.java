package io.roadloop.kit.progress;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns a daemon thread that says how far the work is: one line at most each period, none while nothing changes, and the
 * last one on closing.
 */
public final class ProgressLine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressLine.class);

    private final Supplier<String> line;
    private final Consumer<String> out;
    private final ScheduledExecutorService thread;
    private String last = "";

    private ProgressLine(Supplier<String> line, Consumer<String> out) {
        this.line = line;
        this.out = out;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "progress");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /**
     * Starts to report.
     *
     * @param every time between two lines
     * @param line called on the daemon thread, and once more by {@link #close()}
     * @param out where a line goes, e.g. {@code LOG::info}
     */
    public static ProgressLine start(Duration every, Supplier<String> line, Consumer<String> out) {
        ProgressLine progress = new ProgressLine(line, out);
        progress.thread.scheduleWithFixedDelay(
                progress::say, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return progress;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        say();
    }

    private synchronized void say() {
        try {
            String now = line.get();
            if (!now.equals(last)) {
                last = now;
                out.accept(now);
            }
        } catch (RuntimeException e) {
            // Progress is a courtesy: it must not end the work, nor its own schedule.
            LOG.warn("No progress line this time", e);
        }
    }
}
