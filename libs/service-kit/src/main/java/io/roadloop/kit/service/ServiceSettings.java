package io.roadloop.kit.service;

import io.roadloop.kit.health.HealthSettings;

/** What the settings record of every service has: a component {@code health}. */
public interface ServiceSettings {

    HealthSettings health();
}
