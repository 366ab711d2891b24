package io.roadloop.graph.layer;

import java.util.List;

/**
 * The network's input: pixels in 0..1. The ONNX file takes them as bytes.
 *
 * @param channels 3 for a camera
 */
public record Input(int channels) implements Layer {
    @Override
    public String kind() {
        return "input";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        Misfit.require(inputs.isEmpty(), "an input has no inputs");
        return new MapShape(channels, 1);
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.input(this, context);
    }
}
