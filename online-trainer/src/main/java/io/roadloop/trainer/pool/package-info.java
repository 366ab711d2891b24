/**
 * Where training samples come from: labelled frames, frames of the stream, and pseudo-labelled frames, ready at
 * training size.
 */
@NullMarked
package io.roadloop.trainer.pool;

import org.jspecify.annotations.NullMarked;
