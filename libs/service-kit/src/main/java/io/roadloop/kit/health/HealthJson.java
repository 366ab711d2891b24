package io.roadloop.kit.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** {@code {"live":true,"ready":false,"reasons":["waiting for a first release"]}}. */
final class HealthJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HealthJson() {}

    static String write(Health health) {
        try {
            return JSON.writeValueAsString(health);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("health cannot be written as JSON", e);
        }
    }
}
