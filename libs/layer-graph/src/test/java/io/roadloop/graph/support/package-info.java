/** What the tests of this module share: golden vectors, small graphs, ONNX Runtime. */
@NullMarked
package io.roadloop.graph.support;

import org.jspecify.annotations.NullMarked;
