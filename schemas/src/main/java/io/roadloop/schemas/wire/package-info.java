/**
 * How records travel: settings of cluster and registry, serializers on Confluent's client, readers that tell bad bytes
 * from a registry that is away, dead letters, and what a release's signature covers.
 */
@NullMarked
package io.roadloop.schemas.wire;

import org.jspecify.annotations.NullMarked;
