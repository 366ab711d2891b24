package io.roadloop.embedded;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running child JVM. It ends with this process, however that ends ({@link Guarded}); Ctrl-C in the terminal does not
 * reach it. Closing stops it.
 */
public final class ChildJvm implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final Path logFile;

    ChildJvm(Process process, Path logFile) {
        this.process = process;
        this.logFile = logFile;
    }

    /** Describes a child that runs {@code mainClass}; {@link ChildJvmBuilder#start} starts it, as often as asked. */
    public static ChildJvmBuilder running(String mainClass) {
        return new ChildJvmBuilder(mainClass);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Where its standard output and error go. */
    public Path logFile() {
        return logFile;
    }

    /** Completes with the exit status when the child ends, whoever ended it. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Resident memory in bytes; empty after its end, and where the system has no /proc. */
    public OptionalLong rssBytes() {
        return ResidentMemory.of(pid());
    }

    /** Asks the child to end (SIGTERM), and kills it if it still runs after {@code patience}. A second call does no harm. */
    public void stop(Duration patience) {
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException interrupted) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Kills the child at once (SIGKILL), as a crash would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** {@link #stop} with a patience of ten seconds. */
    @Override
    public void close() {
        stop(PATIENCE);
    }

    /** The jar or the folder that a class was loaded from. */
    static Path codeSource(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("the location of " + type + " is no path", impossible);
        }
    }
}
