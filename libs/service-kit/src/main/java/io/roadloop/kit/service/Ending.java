package io.roadloop.kit.service;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the main thread for an orderly end, on a signal or when another thread failed, and does not wait for ever: a
 * process that cannot end within ten seconds is halted with exit code 1. Holds a shutdown hook and the handler of
 * uncaught failures until closed.
 */
final class Ending implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Thread main;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicInteger exitCode = new AtomicInteger(ExitCode.OK);
    private final CountDownLatch over = new CountDownLatch(1);
    private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final Thread hook = new Thread(this::onSignal, "ending");

    private Ending(Thread main) {
        this.main = main;
    }

    /** @param main is interrupted when the end is asked for */
    static Ending of(Thread main) {
        Ending ending = new Ending(main);
        Runtime.getRuntime().addShutdownHook(ending.hook);
        Thread.setDefaultUncaughtExceptionHandler(ending::onFailure);
        return ending;
    }

    boolean isAsked() {
        return asked.get();
    }

    int exitCode() {
        return exitCode.get();
    }

    /** Says that the service is closed. */
    @Override
    public void close() {
        over.countDown();
        Thread.setDefaultUncaughtExceptionHandler(before);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The process is ending already", e);
        }
    }

    private void onSignal() {
        LOG.info("Asked to end");
        ask();
        haltUnlessOver();
    }

    private void onFailure(Thread thread, Throwable failure) {
        exitCode.set(ExitCode.FAILED);
        LOG.error("The thread {} failed: the service ends", thread.getName(), failure);
        ask();
        Thread watch = new Thread(this::haltUnlessOver, "ending-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void ask() {
        asked.set(true);
        main.interrupt();
    }

    private void haltUnlessOver() {
        try {
            if (over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            LOG.error("Not ended within {} s: halting", PATIENCE.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.FAILED);
    }
}
