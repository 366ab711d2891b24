/**
 * Learning from a class-wise memory of what good features look like (paper 002): pseudo-labels weighed by confidence and
 * class, low entropy, and contrast with a bank of vectors of each class.
 */
@NullMarked
package io.roadloop.trainer.objective.memorybank;

import org.jspecify.annotations.NullMarked;
