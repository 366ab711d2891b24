/**
 * A real Kafka broker (KRaft, one node) and a real schema registry (Apicurio, with Confluent's API) as child processes,
 * for the demo and for tests. {@link io.roadloop.embedded.ChildJvm} runs any other main the same way: guarded, so that
 * no child outlives its parent.
 */
@NullMarked
package io.roadloop.embedded;

import org.jspecify.annotations.NullMarked;
