package io.roadloop.inference.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, a few times a minute; more often than that nothing heals, and the service ends so
 * that whoever watches it can see.
 */
public final class ThreadReplacement implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadReplacement.class);
    private static final int MOST = 6;
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Deque<Instant> deaths = new ArrayDeque<>();

    public ThreadReplacement(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
        Instant now = clock.instant();
        deaths.addLast(now);
        while (deaths.getFirst().isBefore(now.minus(WITHIN))) {
            deaths.removeFirst();
        }
        boolean again = deaths.size() <= MOST && !(exception instanceof OutOfMemoryError);
        LOG.error("a stream thread died, {}", again ? "another takes its place" : "the service ends", exception);
        return again ? StreamThreadExceptionResponse.REPLACE_THREAD : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
