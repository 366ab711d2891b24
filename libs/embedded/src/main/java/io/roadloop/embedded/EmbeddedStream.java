package io.roadloop.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** A broker and a registry on free ports, with data in a folder that is deleted on close: for integration tests. */
public final class EmbeddedStream implements AutoCloseable {

    private final Path directory;
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;

    private EmbeddedStream(Path directory, EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.directory = directory;
        this.broker = broker;
        this.registry = registry;
    }

    /** Starts both side by side, and returns when both answer. */
    public static EmbeddedStream start() {
        Path directory = temporary();
        CompletableFuture<EmbeddedRegistry> starting =
                CompletableFuture.supplyAsync(() -> EmbeddedRegistry.start(directory.resolve("registry"), 0));
        try {
            EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
            return new EmbeddedStream(directory, broker, registryFor(broker, starting));
        } catch (RuntimeException failed) {
            starting.handle((registry, alsoFailed) -> Optional.ofNullable(registry))
                    .join()
                    .ifPresent(EmbeddedRegistry::close);
            delete(directory);
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
        delete(directory);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("roadloop-stream-");
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot create a temporary folder", failed);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + directory, failed);
        }
    }
}
