/** Recipes: what is learnt and how, as YAML that is checked as a whole before the first step. */
@NullMarked
package io.roadloop.trainer.recipe;

import org.jspecify.annotations.NullMarked;
