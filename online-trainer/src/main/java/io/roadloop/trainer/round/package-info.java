/**
 * The round, the unit of an endless learner: schedules run over it, and its end is the checkpoint, the candidate, the
 * gate's decision and a segment of the journal.
 */
@NullMarked
package io.roadloop.trainer.round;

import org.jspecify.annotations.NullMarked;
