package io.roadloop.standalone.services;

import io.roadloop.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./roadloop broker}. */
@Command(
        name = "broker",
        description =
                "Runs a one-node Kafka broker (KRaft) until Ctrl-C; its data lasts in its folder. For trying things out.")
public final class BrokerCommand implements Callable<Integer> {

    @Option(names = "--dir", defaultValue = "target/broker", description = "Data folder. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("target/broker");

    @Option(names = "--port", defaultValue = "9092", description = "0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port)) {
            System.out.println("broker at " + broker.bootstrapServers() + ", data in " + folder + "; Ctrl-C ends it");
            return UntilStopped.await(broker.child());
        }
    }
}
