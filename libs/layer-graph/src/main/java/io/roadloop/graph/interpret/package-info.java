/** Graphs on DJL's NDArrays, layer by layer: the reading that the compiled and the exported one are held to. */
@NullMarked
package io.roadloop.graph.interpret;

import org.jspecify.annotations.NullMarked;
