/**
 * Rare classes count more: how a class's weight follows from how often it occurs (papers 002 and 004), the memory that
 * counts labels, and pixels weighed by their class.
 */
@NullMarked
package io.roadloop.trainer.objective.balance;

import org.jspecify.annotations.NullMarked;
