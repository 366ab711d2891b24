package io.roadloop.inference;

import io.roadloop.schemas.wire.RegistryUnavailableException;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for something outside that is not there yet: tells it once, tries again calmly, tells when it is over. */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private Outage() {}

    /**
     * Tries until it works.
     *
     * @param what is waited for, e.g. {@code the registry at http://…}
     * @throws KafkaException at once if the cluster knows this client and refuses it
     */
    static void outlast(String what, Duration pause, Runnable attempt) throws InterruptedException {
        boolean told = false;
        while (true) {
            try {
                attempt.run();
                if (told) {
                    LOG.info("{} answers", what);
                }
                return;
            } catch (AuthenticationException | AuthorizationException refused) {
                throw refused;
            } catch (RegistryUnavailableException | KafkaException away) {
                if (!told) {
                    LOG.warn("waiting for {}: {}", what, away.getMessage());
                }
                told = true;
                Thread.sleep(pause.toMillis());
            }
        }
    }
}
