package io.roadloop.schemas.wire;

/** Where a record lies. */
public record Origin(String topic, int partition, long offset) {}
