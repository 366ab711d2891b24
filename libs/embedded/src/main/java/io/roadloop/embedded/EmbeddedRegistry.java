package io.roadloop.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A schema registry (Apicurio) in a child JVM, on the loopback address. Its schemas and their ids last in its directory;
 * keep the broker's data and these together, or throw both away, because records name schemas by id.
 */
public final class EmbeddedRegistry extends EmbeddedServer {

    private static final Duration READY_LIMIT = Duration.ofSeconds(90);

    /** Apicurio's runner has this main in its manifest. */
    private static final String MAIN = "io.quarkus.runner.GeneratedMain";

    private EmbeddedRegistry(ChildJvm child, int port) {
        super(child, port);
    }

    /**
     * Starts a registry and returns when it answers.
     *
     * @param directory the log (registry.log) and the database lie here; created if missing
     * @param port the port to listen on; 0 takes a free one
     * @throws PortInUseException if somebody listens there
     * @throws ChildFailedException if the registry ends, or does not answer within 90 s
     * @throws RuntimeMissingException if the registry has not been unpacked by the build
     */
    public static EmbeddedRegistry start(Path directory, int port) {
        Path home = directory.toAbsolutePath();
        int listening = Ports.claim("registry", port);
        ChildJvm child = ChildJvm.running(MAIN)
                .classpath(List.of(RuntimeHome.locate().registryRunner()))
                .jvmArgs("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .jvmArgs("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + listening)
                .jvmArgs("-Dquarkus.log.level=WARN", "-Dquarkus.banner.enabled=false")
                .jvmArgs("-Dquarkus.datasource.jdbc.url=jdbc:h2:file:" + home.resolve("registry")
                        + ";DB_CLOSE_ON_EXIT=FALSE")
                .jvmArgs("-Dquarkus.datasource.jdbc.initial-size=2", "-Dquarkus.datasource.jdbc.min-size=2")
                .jvmArgs("-Dquarkus.datasource.jdbc.max-size=8")
                .jvmArgs("-Dregistry.disable.apis=/ui/.*,/apis/ibmcompat/.*")
                .logFile(home.resolve("registry.log"))
                .start();
        EmbeddedRegistry registry = new EmbeddedRegistry(child, listening);
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        Readiness.await("registry", child, READY_LIMIT, () -> registry.answers(http));
        return registry;
    }

    /** The root of Confluent's API, for {@code schema.registry.url}. */
    public String url() {
        return "http://127.0.0.1:" + port() + "/apis/ccompat/v7";
    }

    @Override
    public String toString() {
        return "registry";
    }

    @Override
    public String address() {
        return url();
    }

    private boolean answers(HttpClient http) {
        HttpRequest subjects = HttpRequest.newBuilder(URI.create(url() + "/subjects"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(subjects, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
