package io.roadloop.standalone.demo;

import io.roadloop.embedded.ChildJvm;
import io.roadloop.kit.service.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
    private volatile Optional<String> refusal = Optional.empty();

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
                if (!wanted) {
                    return;
                }
                if (code == ExitCode.BAD_INPUT) {
                    refusal = Optional.of(lastLine(child.logFile()));
                    failed = true;
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

    private static String lastLine(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "see " + log;
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

    /** What it said of settings that it cannot use: starting it again would not help. */
    Optional<String> refusal() {
        return refusal;
    }

    OptionalLong rssBytes() {
        return child.rssBytes();
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
