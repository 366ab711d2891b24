/** Health of a service, and the HTTP server that shows it together with the metrics for Prometheus. */
@NullMarked
package io.roadloop.kit.health;

import org.jspecify.annotations.NullMarked;
