package io.roadloop.standalone.ending;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    private final CountDownLatch wished = new CountDownLatch(1);
    private final Map<Signal, SignalHandler> before;

    public StopRequest() {
        before = SIGNALS.stream()
                .collect(Collectors.toMap(signal -> signal, signal -> Signal.handle(signal, this::wish)));
    }

    private void wish(Signal signal) {
        if (wished()) {
            before.getOrDefault(signal, SignalHandler.SIG_DFL).handle(signal);
        }
        wished.countDown();
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
        before.forEach(Signal::handle);
    }
}
