package io.roadloop.kit.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.settings.InvalidSettingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthServerTest {

    private final AtomicReference<Supplier<Health>> health = new AtomicReference<>(Health::working);
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private HealthServer server;

    @BeforeEach
    void start() {
        server = HealthServer.start(
                new HealthSettings("127.0.0.1", 0), () -> health.get().get(), meters);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldAnswer200WhenTheServiceWorks() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").body()).isEqualTo("{\"live\":true,\"ready\":true,\"reasons\":[]}");
    }

    @Test
    void shouldLiveButNotBeReadyWhileTheServiceWaits() throws Exception {
        health.set(() -> Health.notReady("waiting for a first release"));

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).contains("waiting for a first release");
    }

    @Test
    void shouldNotLiveWhenTheServiceIsDead() throws Exception {
        health.set(() -> Health.dead("the stream thread died"));

        assertThat(get("/health/live").statusCode()).isEqualTo(503);
    }

    @Test
    void shouldTakeAFailingCheckForDead() throws Exception {
        health.set(() -> {
            throw new IllegalStateException("lost the clock");
        });

        assertThat(get("/health/live").statusCode()).isEqualTo(503);
        assertThat(get("/health/live").body()).contains("lost the clock");
    }

    @Test
    void shouldServeTheMetricsOfTheService() throws Exception {
        meters.counter("roadloop.frames").increment(3);

        HttpResponse<String> metrics = get("/metrics");

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(metrics.body()).contains("roadloop_frames_total 3.0");
    }

    @Test
    void shouldKnowNothingElse() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/health/../../etc/passwd").statusCode()).isIn(400, 404);
    }

    @Test
    void shouldNameThePortThatIsInUse() {
        assertThatThrownBy(() ->
                        HealthServer.start(new HealthSettings("127.0.0.1", server.port()), Health::working, meters))
                .isInstanceOf(UserErrorException.class)
                .hasMessageStartingWith("health.port = " + server.port() + ": cannot listen on 127.0.0.1:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "no-such-host.invalid"})
    void shouldRefuseAnAddressThatIsNotThisMachines(String host) {
        assertThatThrownBy(() -> HealthServer.start(new HealthSettings(host, 0), Health::working, meters))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(host);
    }

    @Test
    void shouldTellTheProbeWhatItTellsEverybody() throws Exception {
        HealthSettings where = new HealthSettings("0.0.0.0", server.port());
        assertThat(HealthProbe.ask(where).ready()).isTrue();

        health.set(() -> Health.notReady("waiting"));

        assertThat(HealthProbe.ask(where))
                .isEqualTo(new HealthProbe.Answer(false, "{\"live\":true,\"ready\":false,\"reasons\":[\"waiting\"]}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 65_536})
    void shouldRefusePortsThatAreNone(int port) {
        assertThatThrownBy(() -> new HealthSettings("127.0.0.1", port))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("health.port = " + port + ": must be a port, 0 for a free one or -1 for off");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
