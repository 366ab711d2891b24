/** Learning from the order of an image's tiles (paper 000): the pretext task. How tiles move is a matter of the views. */
@NullMarked
package io.roadloop.trainer.objective.jigsaw;

import org.jspecify.annotations.NullMarked;
