/**
 * Weights in files: safetensors read and written, tensors by their paths in the graph, and names of other makers mapped
 * to those paths. Files are taken for hostile.
 */
@NullMarked
package io.roadloop.graph.weights;

import org.jspecify.annotations.NullMarked;
