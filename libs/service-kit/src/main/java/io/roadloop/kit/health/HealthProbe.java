package io.roadloop.kit.health;

import io.roadloop.kit.UserErrorException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** Asks a running service of the same settings whether it is ready: what a container's health check runs. */
public final class HealthProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

    private HealthProbe() {}

    /**
     * The answer of a service.
     *
     * @param ready whether the service said so
     * @param text its own words, or why it could not be asked; one line
     */
    public record Answer(boolean ready, String text) {}

    /**
     * Asks {@code /health/ready}.
     *
     * @throws UserErrorException if the settings name no fixed port to ask at
     */
    public static Answer ask(HealthSettings settings) throws InterruptedException {
        if (settings.port() <= 0) {
            throw new UserErrorException("health.port = " + settings.port()
                    + ": a health check needs the fixed port of the service; set one from 1 to 65535");
        }
        String host = EVERY_ADDRESS.contains(settings.host()) ? "127.0.0.1" : settings.host();
        URI uri = URI.create("http://" + host + ":" + settings.port() + "/health/ready");
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode() == 200, response.body().replaceAll("[\\r\\n]+", " "));
        } catch (IOException e) {
            return new Answer(false, "no answer from " + uri + ": is the service running? (" + e + ")");
        }
    }
}
