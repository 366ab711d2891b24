/** Calm progress: one line now and then, and the rates that stand in it. */
@NullMarked
package io.roadloop.kit.progress;

import org.jspecify.annotations.NullMarked;
