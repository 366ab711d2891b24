package io.roadloop.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import io.roadloop.schemas.topics.Topics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsTest {

    private static final byte[] SOME_ID = {0, 0, 0, 0, 9, 1, 2, 3};
    private static final String USER = "me";
    private static final String PASSWORD = "hunter2";

    private final List<Logger> loggers = Stream.of("org.apache.kafka", "io.confluent")
            .map(name -> (Logger) LoggerFactory.getLogger(name))
            .toList();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private HttpServer gateway;

    @BeforeEach
    void startAGatewayThatAsksForAPasswordAndListenToTheLog() throws Exception {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
                    exchange.sendResponseHeaders(503, -1);
                    exchange.close();
                })
                .setAuthenticator(new BasicAuthenticator("registry") {
                    @Override
                    public boolean checkCredentials(String user, String password) {
                        return user.equals(USER) && password.equals(PASSWORD);
                    }
                });
        gateway.start();
        log.start();
        loggers.forEach(logger -> {
            logger.setLevel(Level.INFO);
            logger.setAdditive(false);
            logger.addAppender(log);
        });
    }

    @AfterEach
    void stop() {
        loggers.forEach(logger -> {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(log);
        });
        gateway.stop(0);
    }

    @Test
    void shouldReachTheRegistryWithThePasswordAndNowhereElse() {
        // Given
        WireSettings settings = settings(PASSWORD);

        // When: past the gateway's door, where the registry behind it is away
        Throwable thrown = read(settings);

        // Then
        assertThat(thrown).isInstanceOf(RegistryUnavailableException.class).hasMessageContaining("answered 503");
        assertThat(log.list)
                .anySatisfy(event -> assertThat(event.getFormattedMessage()).contains("user.info = [hidden]"));
        assertThat(printed(thrown, settings)).contains("basic.auth.user.info").doesNotContain(PASSWORD);
    }

    @Test
    void shouldSayThatTheRegistryRefusedAndNotRepeatThePasswordWhenItIsWrong() {
        // Given
        WireSettings settings = settings("hunter3");

        // When
        Throwable thrown = read(settings);

        // Then
        assertThat(thrown).isInstanceOf(RegistryUnavailableException.class).hasMessageContaining("answered 401");
        assertThat(printed(thrown, settings)).doesNotContain("hunter");
    }

    private Throwable read(WireSettings settings) {
        return catchThrowable(() -> {
            try (AvroWire wire = new AvroWire(settings);
                    Admin admin = Admin.create(settings.kafka().adminProperties())) {
                wire.serializer(Topics.FRAMES);
                wire.reader(Topics.FRAMES).read(SOME_ID);
            }
        });
    }

    private String printed(Throwable thrown, WireSettings settings) {
        StringBuilder all = new StringBuilder(settings.toString());
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            all.append(cause);
        }
        log.list.forEach(event -> all.append(event.getFormattedMessage()));
        return all.toString();
    }

    private WireSettings settings(String password) {
        return new WireSettings(
                new KafkaSettings(
                        "127.0.0.1:1",
                        Map.of(
                                "security.protocol",
                                "SASL_PLAINTEXT",
                                "sasl.mechanism",
                                "PLAIN",
                                "sasl.jaas.config",
                                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"me\""
                                        + " password=\"" + password + "\";")),
                new RegistrySettings(
                        "http://127.0.0.1:" + gateway.getAddress().getPort(),
                        Map.of(
                                "basic.auth.credentials.source",
                                "USER_INFO",
                                "basic.auth.user.info",
                                USER + ":" + password)));
    }
}
