package io.roadloop.kit.service;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * What a service is given by its main.
 *
 * @param name the service's name, e.g. {@code ingest}
 * @param version Roadloop's version
 * @param meters where it registers its metrics; they are served at {@code /metrics}
 */
public record ServiceContext(String name, String version, MeterRegistry meters) {}
