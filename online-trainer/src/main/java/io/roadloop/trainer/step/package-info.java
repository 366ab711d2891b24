/**
 * The step: batches, models, readings, one backward pass, learners and followers; {@code Learning} holds all that
 * lasts from step to step, and its state.
 */
@NullMarked
package io.roadloop.trainer.step;

import org.jspecify.annotations.NullMarked;
