/** A second network that says where the first one is right (paper 004): its loss, its statistics, and its mask. */
@NullMarked
package io.roadloop.trainer.objective.auxiliary;

import org.jspecify.annotations.NullMarked;
