package io.roadloop.standalone.services;

import io.roadloop.kit.settings.Settings;
import io.roadloop.schemas.wire.KafkaSettings;
import io.roadloop.schemas.wire.RegistrySettings;
import io.roadloop.schemas.wire.WireSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which cluster a command speaks to, by the same keys as a service's: a file, {@code ROADLOOP_*} variables, options.
 * Passwords belong into the first two, where no process list shows them.
 */
public final class ClusterOptions {

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "The Kafka cluster; short for kafka.bootstrap-servers. Default: localhost:9092.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description =
                    "The schema registry (Confluent's API); short for registry.url. Default: that of ./roadloop registry.")
    private @Nullable String registry;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML file with kafka and registry, as in a service's settings.")
    private @Nullable Path config;

    /** The settings' form, and their names in files and variables. */
    record Cluster(KafkaSettings kafka, RegistrySettings registry) {}

    public WireSettings wire() {
        Map<String, String> overrides = new LinkedHashMap<>();
        if (bootstrapServers != null) {
            overrides.put("kafka.bootstrap-servers", bootstrapServers);
        }
        if (registry != null) {
            overrides.put("registry.url", registry);
        }
        Cluster cluster = Settings.load(
                Cluster.class, "cluster-defaults.yaml", Optional.ofNullable(config), overrides, System.getenv());
        return new WireSettings(cluster.kafka(), cluster.registry());
    }
}
