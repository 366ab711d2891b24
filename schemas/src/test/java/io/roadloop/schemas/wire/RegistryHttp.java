package io.roadloop.schemas.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloop.schemas.topics.TopicSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** The registry's REST API by hand: what is on the other side of Confluent's client. */
final class RegistryHttp {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    RegistryHttp(String url) {
        this.url = url;
    }

    String get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).build()).body();
    }

    /** The first version of the topic's schema, as the registry holds it. */
    String schema(TopicSpec<?> spec) {
        return json(get("/subjects/" + spec.subject() + "/versions/1"))
                .get("schema")
                .asText();
    }

    /** The id that records name. */
    int id(TopicSpec<?> spec, String version) {
        return json(get("/subjects/" + spec.subject() + "/versions/" + version))
                .get("id")
                .asInt();
    }

    /** The status of the answer. */
    int register(String subject, String schema) {
        return post(subject, schema).statusCode();
    }

    int registerForId(String subject, String schema) {
        return json(post(subject, schema).body()).get("id").asInt();
    }

    private HttpResponse<String> post(String subject, String schema) {
        String body = JSON.valueToTree(Map.of("schema", schema)).toString();
        return send(HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException failed) {
            throw new UncheckedIOException(text, failed);
        }
    }
}
