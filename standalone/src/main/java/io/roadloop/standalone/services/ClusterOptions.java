package io.roadloop.standalone.services;

import io.roadloop.schemas.wire.KafkaSettings;
import io.roadloop.schemas.wire.RegistrySettings;
import io.roadloop.schemas.wire.WireSettings;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which cluster a command speaks to. */
public final class ClusterOptions {

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:9092",
            description = "The Kafka cluster. Default: ${DEFAULT-VALUE}.")
    private String bootstrapServers = "localhost:9092";

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            defaultValue = "http://localhost:8081/apis/ccompat/v7",
            description = "The schema registry (Confluent's API). Default: ${DEFAULT-VALUE}.")
    private String registry = "http://localhost:8081/apis/ccompat/v7";

    @Option(
            names = "--kafka-property",
            paramLabel = "KEY=VALUE",
            description = "Passed to Kafka's clients, e.g. security.protocol=SASL_SSL. May be given several times.")
    private Map<String, String> kafkaProperties = Map.of();

    @Option(
            names = "--registry-property",
            paramLabel = "KEY=VALUE",
            description = "Passed to the registry's client, e.g. basic.auth.user.info=USER:PASSWORD.")
    private Map<String, String> registryProperties = Map.of();

    public WireSettings wire() {
        return new WireSettings(
                new KafkaSettings(bootstrapServers, kafkaProperties),
                new RegistrySettings(registry, registryProperties));
    }
}
