package io.roadloop.standalone.demo;

import io.roadloop.embedded.ChildJvm;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One service as a child JVM that is started again when it dies. Owns the process; closing it ends the child.
 *
 * A service that dies {@value #MOST_RESTARTS} times within a minute is not started again: something is wrong that a
 * restart does not mend, and {@link #failed()} says so.
 */
final class Supervised implements AutoCloseable {

    private static final int MOST_RESTARTS = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final String name;
    private final Supplier<ChildJvm> launcher;
    private final Consumer<String> news;
    private final Deque<Instant> deaths = new ArrayDeque<>();
    private volatile ChildJvm child;
    private volatile boolean wanted = true;
    private volatile boolean failed;
    private volatile int restarts;

    private Supervised(String name, Supplier<ChildJvm> launcher, Consumer<String> news) {
        this.name = name;
        this.launcher = launcher;
        this.news = news;
        this.child = launcher.get();
    }

    /** @param news is told, in a sentence, when the service died and what was done */
    static Supervised start(String name, Supplier<ChildJvm> launcher, Consumer<String> news) {
        Supervised supervised = new Supervised(name, launcher, news);
        Thread watch = new Thread(supervised::watch, "watch-" + name);
        watch.setDaemon(true);
        watch.start();
        return supervised;
    }

    private void watch() {
        try {
            while (wanted) {
                int code = child.onExit().get();
                if (!wanted || code == 0) {
                    return;
                }
                if (diedTooOften()) {
                    failed = true;
                    news.accept(name + " ended " + MOST_RESTARTS + " times within a minute (last with " + code
                            + "); see " + child.logFile());
                    return;
                }
                Thread.sleep(PAUSE.toMillis());
                startAgain(code);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("the end of " + name + " cannot be watched", impossible);
        } catch (UncheckedIOException cannotStart) {
            failed = true;
            news.accept(name + " could not be started again: " + cannotStart.getMessage());
        }
    }

    private synchronized void startAgain(int code) {
        if (wanted) {
            child = launcher.get();
            restarts++;
            news.accept(name + " ended with " + code + " and was started again");
        }
    }

    private boolean diedTooOften() {
        Instant now = Instant.now();
        deaths.addLast(now);
        deaths.removeIf(death -> death.isBefore(now.minus(WINDOW)));
        return deaths.size() >= MOST_RESTARTS;
    }

    String name() {
        return name;
    }

    int restarts() {
        return restarts;
    }

    boolean failed() {
        return failed;
    }

    /** Whether it ended by itself with 0, as a folder source does after its last frame. */
    boolean finished() {
        return !child.isAlive() && !failed;
    }

    OptionalLong rssBytes() {
        return child.rssBytes();
    }

    long pid() {
        return child.pid();
    }

    @Override
    public void close() {
        ChildJvm last;
        synchronized (this) {
            wanted = false;
            last = child;
        }
        last.stop(PATIENCE);
    }
}
