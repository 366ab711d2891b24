package io.roadloop.standalone.services;

import io.roadloop.embedded.EmbeddedRegistry;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./roadloop registry}. */
@Command(
        name = "registry",
        description =
                "Runs a schema registry with Confluent's API until Ctrl-C; its data lasts in its folder. For trying things out.")
public final class RegistryCommand implements Callable<Integer> {

    @Option(names = "--dir", defaultValue = "target/registry", description = "Data folder. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("target/registry");

    @Option(names = "--port", defaultValue = "8081", description = "0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(folder, port)) {
            System.out.println("registry at " + registry.url() + ", data in " + folder + "; Ctrl-C ends it");
            return UntilStopped.await(registry.child());
        }
    }
}
