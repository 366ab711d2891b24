package io.roadloop.standalone.services;

import io.roadloop.embedded.EmbeddedServer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A server of libs/embedded on its own, until Ctrl-C. */
@Command
abstract class EmbeddedCommand implements Callable<Integer> {

    @Option(
            names = "--dir",
            defaultValue = "target/${COMMAND-NAME}",
            description = "Data folder. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("target");

    abstract EmbeddedServer start(Path folder);

    @Override
    public final Integer call() throws InterruptedException {
        try (EmbeddedServer server = start(folder)) {
            System.out.println(server + " at " + server.address() + ", data in " + folder + "; Ctrl-C ends it");
            return UntilStopped.await(server.child());
        }
    }
}
