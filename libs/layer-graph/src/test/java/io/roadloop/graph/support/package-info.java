/** What the tests of this module share: the interpreter, golden vectors, small graphs, ONNX Runtime. */
@NullMarked
package io.roadloop.graph.support;

import org.jspecify.annotations.NullMarked;
