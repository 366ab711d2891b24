/**
 * The Kafka Streams side: the flow in one method, its processors, the records it writes, and the settings profile it
 * runs under.
 */
@NullMarked
package io.roadloop.inference.topology;

import org.jspecify.annotations.NullMarked;
