package io.roadloop.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryTest {

    private static final String SCHEMA = "{\"schema\": \"\\\"string\\\"\"}";

    @TempDir
    Path folder;

    @Test
    void shouldGiveTheSameIdWhenStartedAgainAndRefuseItsPortToAnother() throws Exception {
        // Given
        String id;
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(folder, 0)) {
            id = register(registry);
            assertThatThrownBy(() -> EmbeddedRegistry.start(folder.resolve("other"), registry.port()))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageStartingWith("port " + registry.port() + " for the registry is in use");
        }

        // When
        try (EmbeddedRegistry again = EmbeddedRegistry.start(folder, 0)) {

            // Then
            assertThat(again.url()).endsWith("/apis/ccompat/v7");
            assertThat(get(again, "/subjects/letters-value/versions/1")).contains(id.replaceAll("[{}]", ""));
        }
    }

    private static String register(EmbeddedRegistry registry) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/letters-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString(SCHEMA))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static String get(EmbeddedRegistry registry, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(registry.url() + path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
