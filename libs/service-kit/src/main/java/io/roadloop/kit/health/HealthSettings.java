package io.roadloop.kit.health;

import io.roadloop.kit.settings.Require;

/**
 * Where health and metrics are served.
 *
 * @param host address to bind; the loopback address unless others must reach it
 * @param port 0 takes a free one, -1 switches the server off
 */
public record HealthSettings(String host, int port) {

    public HealthSettings {
        Require.that("health.host", host, h -> !h.isBlank(), "must name an address to bind");
        Require.that(
                "health.port", port, p -> p >= -1 && p <= 65_535, "must be a port, 0 for a free one or -1 for off");
    }

    /** Whether there is a server at all. */
    public boolean enabled() {
        return port >= 0;
    }
}
