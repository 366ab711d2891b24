package io.roadloop.graph.interpret;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import io.roadloop.graph.layer.TransposedConvolution;
import org.jspecify.annotations.Nullable;

/** A transposed convolution as zeros between the pixels, then a convolution with the kernel turned around: DJL has none. */
final class SpreadConvolution {
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    private SpreadConvolution() {}

    /** Stride times as many rows and columns, and what the kernel adds behind them. */
    static NDArray of(TransposedConvolution layer, NDArray x, NDArray weight, @Nullable NDArray bias) {
        int stride = layer.stride();
        int before = layer.kernel() - 1 - layer.padding();
        NDArray spread = spread(spread(x, ROWS, stride, before), COLUMNS, stride, before);
        NDArray turned = weight.flip(ROWS, COLUMNS).transpose(1, 0, 2, 3);
        return Conv2d.conv2d(spread, turned, bias).singletonOrThrow();
    }

    private static NDArray spread(NDArray x, int axis, int stride, int before) {
        long length = x.getShape().get(axis);
        NDArray zeros = x.expandDims(axis + 1).zerosLike().repeat(axis + 1, stride - 1);
        NDArray between = x.expandDims(axis + 1).concat(zeros, axis + 1);
        NDArray spread = between.reshape(with(x.getShape(), axis, length * stride));
        NDArray first = zeros(spread, axis, before);
        NDArray last = zeros(spread, axis, before - (stride - 1));
        return NDArrays.concat(new NDList(first, spread, last), axis);
    }

    private static NDArray zeros(NDArray like, int axis, int length) {
        return like.getManager().zeros(with(like.getShape(), axis, length), like.getDataType());
    }

    private static Shape with(Shape shape, int axis, long length) {
        long[] sides = shape.getShape().clone();
        sides[axis] = length;
        return new Shape(sides);
    }
}
