/** Graphs as ONNX files that take camera bytes and give classes and confidence. */
@NullMarked
package io.roadloop.graph.onnx;

import org.jspecify.annotations.NullMarked;
