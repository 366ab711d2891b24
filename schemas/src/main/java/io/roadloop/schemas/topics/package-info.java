/**
 * The topics of the flow. One {@link io.roadloop.schemas.topics.TopicSpec} a topic; creation, checks and the table in
 * docs/topics.md come from it.
 */
@NullMarked
package io.roadloop.schemas.topics;

import org.jspecify.annotations.NullMarked;
