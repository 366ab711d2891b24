package io.roadloop.store.onnx;

import java.util.List;
import java.util.OptionalLong;

/**
 * A declared input or output.
 *
 * @param shape by axis; empty where the axis is free
 */
public record TensorInfo(String name, ElementType type, List<OptionalLong> shape) {

    public TensorInfo {
        shape = List.copyOf(shape);
    }
}
