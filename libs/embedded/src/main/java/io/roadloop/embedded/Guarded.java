package io.roadloop.embedded;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/**
 * Runs another main in a child JVM and ends with its parent, also when the parent was killed with -9.
 *
 * <p>Arguments: the main class, then its own arguments. The system property {@value #PARENT} names the parent.
 */
public final class Guarded {

    /** System property: process id of the parent. */
    static final String PARENT = "roadloop.parent.pid";

    /** Exit status after the parent has gone: the one of a process that was asked to end. */
    private static final int ORPHANED = 143;

    private static final long POLL_MILLIS = 250;
    private static final long SHUTDOWN_SECONDS = 6;

    private Guarded() {}

    public static void main(String[] args) throws Throwable {
        if (args.length == 0) {
            System.err.println("usage: Guarded <main class> [arguments]");
            System.exit(2);
        }
        leaveSignalsOfTheTerminalToTheParent();
        watch(Long.getLong(PARENT, 0));
        Method main = Class.forName(args[0]).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    /** Ctrl-C reaches the whole group of processes; the parent ends its children in their order, by SIGTERM. */
    private static void leaveSignalsOfTheTerminalToTheParent() {
        for (String name : new String[] {"INT", "HUP"}) {
            Signal.handle(new Signal(name), signal -> {});
        }
    }

    private static void watch(long parent) {
        Thread watcher = new Thread(() -> endAfter(parent), "roadloop-parent-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Asks who the parent is now, not whether the old one lives: a killed parent may stay on as a zombie. */
    private static void endAfter(long parent) {
        try {
            while (ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L) == parent) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            System.err.println("The parent process " + parent + " has gone: ending.");
            Thread shutdown = new Thread(() -> System.exit(ORPHANED), "roadloop-orphan-exit");
            shutdown.setDaemon(true);
            shutdown.start();
            TimeUnit.SECONDS.sleep(SHUTDOWN_SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
