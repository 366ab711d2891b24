package io.roadloop.schemas.wire;

import java.util.Map;

/** How a service speaks to the outside: cluster and registry. */
public record WireSettings(KafkaSettings kafka, RegistrySettings registry) {

    /** For a cluster and a registry that ask for no secrets. */
    public static WireSettings plain(String bootstrapServers, String registryUrl) {
        return new WireSettings(
                new KafkaSettings(bootstrapServers, Map.of()), new RegistrySettings(registryUrl, Map.of()));
    }
}
