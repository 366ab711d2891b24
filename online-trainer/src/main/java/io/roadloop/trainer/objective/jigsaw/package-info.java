/** Learning from the order of an image's tiles (paper 000): the permutations, how pixels move, and the pretext task. */
@NullMarked
package io.roadloop.trainer.objective.jigsaw;

import org.jspecify.annotations.NullMarked;
