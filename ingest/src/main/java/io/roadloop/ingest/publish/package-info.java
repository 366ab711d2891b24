/** The way into the stream: records of frames and labels, an idempotent producer, and who counts what became of them. */
@NullMarked
package io.roadloop.ingest.publish;

import org.jspecify.annotations.NullMarked;
