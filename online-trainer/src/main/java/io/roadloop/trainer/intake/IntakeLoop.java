package io.roadloop.trainer.intake;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that keeps one intake at work: with a broker or registry that is away it waits and tries again, for as long
 * as it takes. Close it to end the thread.
 */
public final class IntakeLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Intake intake;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Runnable wakeup = () -> {};
    private volatile boolean away;

    private IntakeLoop(Intake intake, Supplier<Consumer<String, byte[]>> consumers) {
        this.intake = intake;
        this.consumers = consumers;
        this.thread = new Thread(this::run, "intake-" + intake.name());
    }

    static IntakeLoop start(Intake intake, Supplier<Consumer<String, byte[]>> consumers) {
        IntakeLoop loop = new IntakeLoop(intake, consumers);
        loop.thread.setDaemon(true);
        loop.thread.start();
        return loop;
    }

    String name() {
        return intake.name();
    }

    /** Whether the last try failed. */
    boolean isAway() {
        return away;
    }

    private void run() {
        while (isOpen()) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                wakeup = consumer::wakeup;
                work(consumer);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("Intake of {} was woken", intake.name(), e);
            } catch (RuntimeException e) {
                away = true;
                LOG.warn("Intake of {} waits and tries again: {}", intake.name(), e.toString());
                LOG.debug("Intake of {} failed", intake.name(), e);
                await(PAUSE);
            } finally {
                wakeup = () -> {};
            }
        }
    }

    private void work(Consumer<String, byte[]> consumer) {
        intake.start(consumer);
        while (isOpen()) {
            try {
                Duration pause = intake.turn(consumer);
                away = false;
                await(pause);
            } catch (InvalidOffsetException expired) {
                LOG.info("Intake of {}: {}", intake.name(), expired.getMessage());
                intake.start(consumer);
            }
        }
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void await(Duration time) {
        try {
            if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Intake of {} ends", intake.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** Ends the thread after the record at hand; waits a few seconds for it. */
    @Override
    public void close() {
        closing.countDown();
        wakeup.run();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
