/**
 * Decides whether a candidate is released: the canary frames, the paired bootstrap against the champion, and the
 * confidence from which on each class may teach.
 */
@NullMarked
package io.roadloop.trainer.gate;

import org.jspecify.annotations.NullMarked;
