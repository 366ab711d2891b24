package io.roadloop.standalone.ending;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C or SIGTERM as a wish: a long command ends as it would by its clock, only sooner, with its report and its exit
 * code. A second one ends it at once. Holds the two signals until closed.
 *
 * Signals rather than a shutdown hook: a JVM that shuts down loads no library and registers no hook any more, and the
 * report needs both.
 */
public final class StopRequest implements AutoCloseable {

    private static final List<Signal> SIGNALS = List.of(new Signal("INT"), new Signal("TERM"));

    /** What the system adds to a signal's number to make the exit code of who ended by it. */
    private static final int BY_SIGNAL = 128;

    private final CompletableFuture<Integer> wish = new CompletableFuture<>();
    private final Map<Signal, SignalHandler> before;

    public StopRequest() {
        before = SIGNALS.stream()
                .collect(Collectors.toMap(signal -> signal, signal -> Signal.handle(signal, this::wish)));
    }

    private void wish(Signal signal) {
        if (wished()) {
            before.getOrDefault(signal, SignalHandler.SIG_DFL).handle(signal);
        }
        wish.complete(BY_SIGNAL + signal.getNumber());
    }

    /**
     * Completes when a stop is wished: with the exit code of a command that has no end of its own, 130 after Ctrl-C and
     * 143 after SIGTERM.
     */
    public CompletableFuture<Integer> exitCode() {
        return wish.copy();
    }

    /** Waits so long, or until a stop is wished; says whether it is. */
    public boolean await(Duration time) throws InterruptedException {
        try {
            wish.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a wish does not fail", impossible);
        }
    }

    public boolean wished() {
        return wish.isDone();
    }

    @Override
    public void close() {
        before.forEach(Signal::handle);
    }
}
