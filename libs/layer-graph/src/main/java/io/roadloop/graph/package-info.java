/**
 * Networks as graphs of layers, defined once and read by several readers: the trainable function
 * ({@code torch}), the ONNX writer ({@code onnx}), the interpreter ({@code interpret}) and the cost report.
 */
@NullMarked
package io.roadloop.graph;

import org.jspecify.annotations.NullMarked;
