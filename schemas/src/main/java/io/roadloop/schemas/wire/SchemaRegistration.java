package io.roadloop.schemas.wire;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.roadloop.schemas.topics.TopicSpec;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a topic's schema into the registry, under the rule that old records stay readable. */
final class SchemaRegistration {

    private static final String BACKWARD = "BACKWARD";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int ATTEMPTS = 4;
    private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistration.class);

    private final SchemaRegistryClient registry;

    SchemaRegistration(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    /** Services start side by side: what fails because another was quicker holds at the next attempt. */
    void register(TopicSpec<?> spec) {
        String subject = spec.subject();
        try {
            for (int attempt = 1; !attempt(spec, attempt == ATTEMPTS); attempt++) {
                LOG.debug("the registry refused attempt {} to register {}", attempt, subject);
            }
        } catch (RestClientException refused) {
            if (refused.getStatus() == CONFLICT) {
                throw new IncompatibleSchemaException(subject, refused);
            }
            throw new RegistryUnavailableException(
                    "the registry answered " + refused.getStatus() + " when given the schema of " + subject, refused);
        } catch (IOException away) {
            throw new RegistryUnavailableException("the registry could not be given the schema of " + subject, away);
        }
    }

    private boolean attempt(TopicSpec<?> spec, boolean last) throws IOException, RestClientException {
        try {
            registerUnderRule(spec);
            return true;
        } catch (RestClientException refused) {
            if (last) {
                throw refused;
            }
            return false;
        }
    }

    /** The rule comes first where the subject exists; a registry may refuse a rule for a subject that does not. */
    private void registerUnderRule(TopicSpec<?> spec) throws IOException, RestClientException {
        boolean ruled = rule(spec.subject());
        int id = registry.register(spec.subject(), new AvroSchema(schema(spec)));
        if (!ruled) {
            registry.updateCompatibility(spec.subject(), BACKWARD);
        }
        // Asked for now, so that the readers need no registry for this build's own records.
        registry.getSchemaBySubjectAndId(spec.subject(), id);
    }

    private boolean rule(String subject) throws IOException, RestClientException {
        try {
            registry.updateCompatibility(subject, BACKWARD);
            return true;
        } catch (RestClientException missing) {
            if (missing.getStatus() == NOT_FOUND) {
                return false;
            }
            throw missing;
        }
    }

    /** The very schema that the serializers will ask for. */
    private static Schema schema(TopicSpec<?> spec) {
        Object empty = SpecificData.newInstance(spec.value(), spec.schema());
        return AvroSchemaUtils.getSchema(empty, false, false, true);
    }
}
