package io.roadloop.graph;

import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.layer.Fill;

/**
 * A parameter or a buffer of a graph.
 *
 * @param path node's path and tensor's name, such as {@code initial/conv/weight}; unique in the graph
 * @param shape its shape
 * @param fill what it holds before training
 * @param decays whether weight decay applies
 * @param rateFactor by which the learning rate is multiplied, 1 for most
 */
public record NamedTensor(String path, Shape shape, Fill fill, boolean decays, double rateFactor) {}
