/** Learning to agree with a teacher that is the average of one's own past. */
@NullMarked
package io.roadloop.trainer.objective.meanteacher;

import org.jspecify.annotations.NullMarked;
