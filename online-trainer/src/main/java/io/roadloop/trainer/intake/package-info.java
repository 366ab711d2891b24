/**
 * What comes in from the topics: labelled frames, a sampled tail of the fleet's frames, and pseudo-labels. A record that
 * cannot be used becomes a dead letter; nothing that comes in stops the trainer.
 */
@NullMarked
package io.roadloop.trainer.intake;

import org.jspecify.annotations.NullMarked;
