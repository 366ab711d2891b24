/** Structured consistency (paper 001): that student and teacher agree on pixels, and on how alike pixels of a box are. */
@NullMarked
package io.roadloop.trainer.objective.structured;

import org.jspecify.annotations.NullMarked;
