package io.roadloop.schemas.topics;

import java.util.List;

/** A topic exists, but not as its {@link TopicSpec} wants it. The message names topic, setting, value and rule. */
public final class TopicMismatchException extends RuntimeException {

    TopicMismatchException(List<String> faults) {
        super(String.join("; ", faults) + "; alter the topic, or delete it and let it be created");
    }
}
