/** Learning from labels. */
@NullMarked
package io.roadloop.trainer.objective.supervised;

import org.jspecify.annotations.NullMarked;
