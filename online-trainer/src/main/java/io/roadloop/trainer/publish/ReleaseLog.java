package io.roadloop.trainer.publish;

import io.roadloop.schemas.avro.ModelDecision;
import io.roadloop.schemas.avro.ModelRelease;
import java.util.function.Consumer;

/** Where releases and decisions are told, one after another. Holds a connection: close it. For one thread. */
public interface ReleaseLog extends AutoCloseable {

    /**
     * Hands over the releases that were told since the call before, of all models and by anybody, in their order.
     *
     * @throws StreamUnavailableException if they cannot be read now; what was not handed over comes with the next call
     */
    void readOn(Consumer<ModelRelease> each);

    /**
     * Returns when it is told.
     *
     * @throws StreamUnavailableException if nobody answered; it may be told or not
     */
    void send(ModelRelease release);

    /**
     * Returns when it is told.
     *
     * @throws StreamUnavailableException if nobody answered; it may be told or not
     */
    void send(ModelDecision decision);

    @Override
    void close();
}
