package io.roadloop.graph.layer;

import java.util.List;

/** A function of each number alone: the map keeps its shape. */
public sealed interface Activation extends Layer permits Relu, LeakyRelu, Sigmoid, Tanh {
    @Override
    default MapShape infer(List<MapShape> inputs) {
        return Misfit.single(inputs);
    }

    @Override
    default long multiplyAdds(List<MapShape> inputs, long outputPixels) {
        return outputPixels * inputs.get(0).channels();
    }
}
