package io.roadloop.standalone.services;

import io.roadloop.embedded.EmbeddedBroker;
import io.roadloop.embedded.EmbeddedServer;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./roadloop broker}. */
@Command(
        name = "broker",
        description =
                "Runs a one-node Kafka broker (KRaft) until Ctrl-C; its data lasts in its folder. For trying things out.")
public final class BrokerCommand extends EmbeddedCommand {

    @Option(names = "--port", defaultValue = "9092", description = "0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Override
    EmbeddedServer start(Path folder) {
        return EmbeddedBroker.start(folder, port);
    }
}
