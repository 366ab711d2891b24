package io.roadloop.standalone.audit;

import io.roadloop.kit.UserErrorException;
import java.util.List;

/** The cluster does not have the topics that were to be read: another cluster, or one where no service has run yet. */
public final class MissingTopicsException extends UserErrorException {

    private static final long serialVersionUID = 1;

    MissingTopicsException(List<String> topics, String bootstrapServers) {
        super("the cluster at " + bootstrapServers + " has no topic " + String.join(", ", topics)
                + ": check --bootstrap-servers, or start the services, which make their topics");
    }
}
