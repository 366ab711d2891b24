package io.roadloop.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A broker and a registry on free ports, with their data in one folder: for integration tests. */
public final class EmbeddedStream implements AutoCloseable {

    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;

    private EmbeddedStream(EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.broker = broker;
        this.registry = registry;
    }

    /** Starts both side by side, and returns when both answer. */
    public static EmbeddedStream start(Path directory) {
        CompletableFuture<EmbeddedRegistry> starting =
                CompletableFuture.supplyAsync(() -> EmbeddedRegistry.start(directory.resolve("registry"), 0));
        try {
            EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
            return new EmbeddedStream(broker, registryFor(broker, starting));
        } catch (RuntimeException failed) {
            starting.handle((registry, alsoFailed) -> Optional.ofNullable(registry))
                    .join()
                    .ifPresent(EmbeddedRegistry::close);
            throw failed;
        }
    }

    private static EmbeddedRegistry registryFor(EmbeddedBroker broker, CompletableFuture<EmbeddedRegistry> starting) {
        try {
            return starting.join();
        } catch (CompletionException failed) {
            broker.close();
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    public EmbeddedRegistry registry() {
        return registry;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public String registryUrl() {
        return registry.url();
    }

    @Override
    public void close() {
        CompletableFuture<Void> registryClosed = CompletableFuture.runAsync(registry::close);
        broker.close();
        registryClosed.join();
    }
}
