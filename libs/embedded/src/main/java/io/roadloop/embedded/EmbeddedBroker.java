package io.roadloop.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * A Kafka broker and controller in one child JVM, on the loopback address. Its data lasts in its directory: a broker
 * started there again, on whatever port, has the topics of the last one.
 */
public final class EmbeddedBroker extends EmbeddedServer {

    /** Any cluster id of the right form; a lasting directory must meet the same one again. */
    private static final String CLUSTER_ID = "Um9hZGxvb3AtZW1iZWRkZQ";

    private static final Duration READY_LIMIT = Duration.ofSeconds(60);

    private EmbeddedBroker(ChildJvm child, int port) {
        super(child, port);
    }

    /**
     * Starts a broker and returns when it answers.
     *
     * @param directory settings, log (broker.log) and data lie here; created if missing
     * @param port the port to listen on; 0 takes a free one
     * @throws PortInUseException if somebody listens there
     * @throws ChildFailedException if the broker ends, or does not answer within a minute
     * @throws RuntimeMissingException if the broker's jars have not been built
     */
    public static EmbeddedBroker start(Path directory, int port) {
        Path home = directory.toAbsolutePath();
        int listening = Ports.claim("broker", port);
        ChildJvm child = ChildJvm.running(BrokerMain.class.getName())
                .classpath(RuntimeHome.locate().brokerClasspath())
                // C1 alone halves the processor time of a start; the broker moves bytes, it does not compute.
                .jvmArgs("-Xms64m", "-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .jvmArgs("-Dlogback.configurationFile=io/roadloop/embedded/broker-logback.xml")
                .args(settings(home, listening).toString(), CLUSTER_ID)
                .logFile(home.resolve("broker.log"))
                .start();
        Readiness.await("broker", child, READY_LIMIT, () -> listens(listening));
        Readiness.await("broker", child, READY_LIMIT, () -> answers(listening));
        return new EmbeddedBroker(child, listening);
    }

    private static Path settings(Path home, int port) {
        try {
            Files.createDirectories(home);
            return BrokerProperties.write(home, port, Ports.claim("broker's controller", 0));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the broker's settings to " + home, failed);
        }
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers(port());
    }

    @Override
    public String toString() {
        return "broker";
    }

    @Override
    public String address() {
        return bootstrapServers();
    }

    private static String bootstrapServers(int port) {
        return "127.0.0.1:" + port;
    }

    /** Asked first: the admin client would log a warning for each refused connection. */
    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean answers(int port) {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(port),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | KafkaException notYet) {
            return false;
        }
    }
}
