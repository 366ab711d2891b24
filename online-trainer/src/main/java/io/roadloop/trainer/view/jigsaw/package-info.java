/** Tiles and their orders (paper 000): the permutations, and how pixels move with them. */
@NullMarked
package io.roadloop.trainer.view.jigsaw;

import org.jspecify.annotations.NullMarked;
