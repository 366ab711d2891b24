package io.roadloop.ingest;

import io.roadloop.kit.health.HealthSettings;
import io.roadloop.kit.service.ServiceSettings;
import io.roadloop.schemas.wire.KafkaSettings;
import io.roadloop.schemas.wire.RegistrySettings;
import io.roadloop.schemas.wire.WireSettings;

/** All that can be set of the ingest service; {@code ingest-defaults.yaml} says what each key means. */
public record IngestSettings(
        KafkaSettings kafka,
        RegistrySettings registry,
        HealthSettings health,
        SourceSettings source,
        LabelSettings labels,
        CheckSettings checks,
        PublishSettings publish)
        implements ServiceSettings {

    WireSettings wire() {
        return new WireSettings(kafka, registry);
    }
}
