/** Two models that learn from one another (paper 000). */
@NullMarked
package io.roadloop.trainer.objective.coteaching;

import org.jspecify.annotations.NullMarked;
