/**
 * Networks as graphs of layers, defined once and read by several readers: the trainable function
 * ({@code torch}), the ONNX writer ({@code onnx}) and the cost report.
 */
@NullMarked
package io.roadloop.graph;

import org.jspecify.annotations.NullMarked;
