package io.roadloop.trainer.intake;

import io.roadloop.schemas.topics.TopicAdmin;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.RegistryUnavailableException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be there before anything is read or written: topics as their specs say, schemas in the registry. */
public final class StreamSetup {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSetup.class);

    private StreamSetup() {}

    /**
     * Tries once.
     *
     * @return whether it is done; broker or registry may be away, then try again
     * @throws io.roadloop.schemas.topics.TopicMismatchException if a topic is not as its readers rely on
     * @throws io.roadloop.schemas.wire.IncompatibleSchemaException if the registry holds what cannot be followed
     */
    public static boolean done(AvroWire wire) {
        try (Admin admin = Admin.create(wire.settings().kafka().adminProperties())) {
            TopicAdmin.ensure(admin, Topics.all());
            wire.register();
            return true;
        } catch (KafkaException | RegistryUnavailableException e) {
            if (e instanceof KafkaException && !mayPass((KafkaException) e)) {
                throw e;
            }
            LOG.warn("Waiting for the stream: {}", e.getMessage());
            return false;
        }
    }

    /** A host name that does not resolve yet is a configuration error to Kafka, and a broker that starts to us. */
    private static boolean mayPass(KafkaException e) {
        return e instanceof RetriableException
                || e.getCause() instanceof ConfigException cause
                        && String.valueOf(cause.getMessage()).contains("No resolvable bootstrap");
    }
}
