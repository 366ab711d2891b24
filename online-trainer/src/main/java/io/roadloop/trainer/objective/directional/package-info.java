/** Learning that a pixel means the same in other surroundings (paper 003): two crops, a projector, a directed contrast. */
@NullMarked
package io.roadloop.trainer.objective.directional;

import org.jspecify.annotations.NullMarked;
