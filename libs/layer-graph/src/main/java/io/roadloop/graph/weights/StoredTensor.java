package io.roadloop.graph.weights;

import ai.djl.ndarray.types.Shape;

/**
 * A tensor as a file's header declares it, checked.
 *
 * @param name its name in the file
 * @param type of its elements
 * @param shape its shape
 * @param begin of its bytes, counted from the first byte behind the header
 * @param end behind its last byte
 */
record StoredTensor(String name, ElementType type, Shape shape, long begin, long end) {}
