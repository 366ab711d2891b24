package io.roadloop.inference.release;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows model-releases on a thread of its own. At its start it reads to the end and lets the last release serve that
 * can; the ones before are not loaded (a global store replayed all 300). Later ones are verified, loaded, tried,
 * warmed and swapped in, one by one; a refused one changes nothing but a count.
 *
 * <p>Numbers must rise over the whole topic, so that an old release that is sent again, signature and all, brings no
 * old model back. After a failure of the broker or the registry the topic is read again from its beginning, but what
 * serves stays: only releases above its number are looked at.
 *
 * @param <M> what serves
 */
public final class ReleaseFollower<M extends AutoCloseable> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseFollower.class);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

    private final ReleaseLog log;
    private final ReleaseVerification verification;
    private final ReleaseLoader<M> loader;
    private final Served<M> served;
    private final ReleaseObserver observer;
    private final Duration retry;
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "release-follower");

    // What follows belongs to the follower's thread.
    private long highest;

    private long serving;
    private Optional<Release> awaited = Optional.empty();
    private long awaitedSince;

    /**
     * @param log closed by the follower
     * @param served where models are swapped in
     * @param retry pause before the store is asked again for a file that it did not have, and the broker after a failure
     */
    public ReleaseFollower(
            ReleaseLog log,
            ReleaseVerification verification,
            ReleaseLoader<M> loader,
            Served<M> served,
            ReleaseObserver observer,
            Duration retry) {
        this.log = log;
        this.verification = verification;
        this.loader = loader;
        this.served = served;
        this.observer = observer;
        this.retry = retry;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Waits until a model serves. */
    public void awaitFirst() throws InterruptedException {
        first.await();
    }

    private void run() {
        try (log) {
            while (!isClosing()) {
                try {
                    follow();
                } catch (WakeupException woken) {
                    LOG.debug("the release follower was woken to end");
                } catch (RuntimeException failed) {
                    LOG.warn(
                            "releases cannot be followed, trying again in {} s: {}",
                            retry.toSeconds(),
                            failed.toString());
                    pause();
                }
            }
        }
    }

    private void follow() {
        serveNewest(log.history());
        while (!isClosing()) {
            log.next().forEach(this::consider);
            retryAwaited();
        }
    }

    /**
     * Newest first, and no further than the first that serves, or serves already: refusals older than that are history.
     * One whose file is awaited has been refused once and is tried again by itself.
     */
    private void serveNewest(List<byte[]> history) {
        highest = 0;
        Sighting[] sightings = history.stream().map(this::see).toArray(Sighting[]::new);
        highest = Math.max(highest, serving);
        for (int i = sightings.length - 1; i >= 0; i--) {
            if (sightings[i] instanceof Sighting.Refused refused) {
                observer.refused(refused.reason(), refused.detail());
            } else if (sightings[i] instanceof Sighting.Verified verified) {
                Release release = verified.release();
                if (release.number() <= serving || (!isAwaited(release) && serve(release))) {
                    return;
                }
            }
        }
    }

    private boolean isAwaited(Release release) {
        return awaited.filter(missing -> missing.number() == release.number()).isPresent();
    }

    private void consider(byte[] record) {
        Sighting sighting = see(record);
        if (sighting instanceof Sighting.Refused refused) {
            observer.refused(refused.reason(), refused.detail());
        } else if (sighting instanceof Sighting.Verified verified) {
            serve(verified.release());
        }
    }

    private Sighting see(byte[] record) {
        try {
            Release release = verification.verify(record);
            if (release.number() <= highest) {
                return new Sighting.Refused(
                        RefusalReason.NUMBER_NOT_RISING,
                        release + " comes after release " + highest + "; numbers must rise");
            }
            highest = release.number();
            return new Sighting.Verified(release);
        } catch (ReleaseRefusedException refused) {
            return new Sighting.Refused(refused.reason(), refused.detail());
        }
    }

    /** Lets the release serve, or says why not. */
    private boolean serve(Release release) {
        try {
            swapIn(release);
            return true;
        } catch (ReleaseRefusedException refused) {
            observer.refused(refused.reason(), refused.detail());
            boolean newest = awaited.isEmpty() || awaited.get().number() < release.number();
            if (refused.reason() == RefusalReason.MODEL_MISSING && newest) {
                awaited = Optional.of(release);
                awaitedSince = System.nanoTime();
            }
            return false;
        }
    }

    private void swapIn(Release release) throws ReleaseRefusedException {
        long start = System.nanoTime();
        M model = loader.load(release);
        served.swap(model);
        serving = release.number();
        awaited = awaited.filter(missing -> missing.number() > release.number());
        observer.swapped(release, Duration.ofNanos(System.nanoTime() - start));
        first.countDown();
    }

    /** A file may reach the store after its release reached the topic. */
    private void retryAwaited() {
        if (awaited.isEmpty() || System.nanoTime() - awaitedSince < retry.toNanos()) {
            return;
        }
        Release release = awaited.get();
        awaitedSince = System.nanoTime();
        try {
            swapIn(release);
        } catch (ReleaseRefusedException refused) {
            LOG.debug("{} is still refused: {}", release, refused.getMessage());
            if (refused.reason() != RefusalReason.MODEL_MISSING) {
                observer.refused(refused.reason(), refused.detail());
                awaited = Optional.empty();
            }
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            closing.await(retry.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            closing.countDown();
        }
    }

    /** Ends the thread, and with it the consumer; what serves stays with its owner. */
    @Override
    public void close() {
        closing.countDown();
        log.wakeUp();
        try {
            thread.join(PATIENCE_AT_CLOSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
