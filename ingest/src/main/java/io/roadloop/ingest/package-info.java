/**
 * The way of frames and labels into the stream: a source yields shots, the checks look at them, the publisher sends
 * them. {@code IngestMain} is the service.
 */
@NullMarked
package io.roadloop.ingest;

import org.jspecify.annotations.NullMarked;
