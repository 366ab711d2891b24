/** Time as learning counts it: the clock of a step, and the values that change along a round. */
@NullMarked
package io.roadloop.trainer.schedule;

import org.jspecify.annotations.NullMarked;
