package io.roadloop.graph.layer;

import java.util.List;

/**
 * Maps that another network gives, as the input of a head: fp32, in training and in the ONNX file.
 *
 * @param shape their shape, where the input of both is H × W
 */
public record Features(MapShape shape) implements Layer {
    @Override
    public String kind() {
        return "features";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        Misfit.require(inputs.isEmpty(), "an input has no inputs");
        return shape;
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.features(this, context);
    }
}
