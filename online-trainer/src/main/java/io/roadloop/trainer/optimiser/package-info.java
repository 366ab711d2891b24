/** Own optimisers: how gradients become changes of weights, with state that can be saved. */
@NullMarked
package io.roadloop.trainer.optimiser;

import org.jspecify.annotations.NullMarked;
