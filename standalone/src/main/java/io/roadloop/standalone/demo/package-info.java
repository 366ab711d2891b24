/** The whole loop on one machine: broker, registry and the three services as child JVMs, watched, drained and audited. */
@NullMarked
package io.roadloop.standalone.demo;

import org.jspecify.annotations.NullMarked;
