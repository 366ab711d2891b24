/**
 * What is learnt: objectives and the terms they form, what they ask of a step, and what a step gives them. Nothing
 * here knows of pools' samples, streams, clocks or files.
 */
@NullMarked
package io.roadloop.trainer.objective;

import org.jspecify.annotations.NullMarked;
