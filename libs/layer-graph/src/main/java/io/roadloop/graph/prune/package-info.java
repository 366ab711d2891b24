/** Networks as frames show them: what their gates keep closed is cut before they become files. */
@NullMarked
package io.roadloop.graph.prune;

import org.jspecify.annotations.NullMarked;
