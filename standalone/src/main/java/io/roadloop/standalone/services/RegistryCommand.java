package io.roadloop.standalone.services;

import io.roadloop.embedded.EmbeddedRegistry;
import io.roadloop.embedded.EmbeddedServer;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./roadloop registry}. */
@Command(
        name = "registry",
        description =
                "Runs a schema registry with Confluent's API until Ctrl-C; its data lasts in its folder. For trying things out.")
public final class RegistryCommand extends EmbeddedCommand {

    @Option(names = "--port", defaultValue = "8081", description = "0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Override
    EmbeddedServer start(Path folder) {
        return EmbeddedRegistry.start(folder, port);
    }
}
