package io.roadloop.trainer.intake;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/** What one intake does with its consumer; called from one thread. */
interface Intake {

    /** For logs and thread names. */
    String name();

    /** Assigns the partitions and goes to where reading goes on. Also called when an offset has expired meanwhile. */
    void start(Consumer<String, byte[]> consumer);

    /** @return how long to wait before the next turn */
    Duration turn(Consumer<String, byte[]> consumer);
}
