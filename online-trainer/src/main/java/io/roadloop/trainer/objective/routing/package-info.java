/** What a routing network's gates cost, as something to learn (paper 000). */
@NullMarked
package io.roadloop.trainer.objective.routing;

import org.jspecify.annotations.NullMarked;
