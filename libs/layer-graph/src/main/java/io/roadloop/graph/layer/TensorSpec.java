package io.roadloop.graph.layer;

import ai.djl.ndarray.types.Shape;

/**
 * A parameter or a buffer that a layer asks for.
 *
 * @param name name within the layer, such as {@code weight}
 * @param shape its shape
 * @param fill what it holds before training
 * @param decays whether weight decay applies: not to biases and not to the affine part of batch norm
 */
public record TensorSpec(String name, Shape shape, Fill fill, boolean decays) {
    static TensorSpec weight(Shape shape, long fanIn) {
        return new TensorSpec("weight", shape, new Fill.Kaiming(fanIn), true);
    }

    static TensorSpec undecayed(String name, int size, float value) {
        return new TensorSpec(name, new Shape(size), new Fill.Constant(value), false);
    }
}
