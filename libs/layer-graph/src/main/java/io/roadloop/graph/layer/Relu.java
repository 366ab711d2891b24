package io.roadloop.graph.layer;

import java.util.List;

/** max(x, 0). */
public record Relu() implements Layer {
    @Override
    public String kind() {
        return "relu";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        Misfit.require(inputs.size() == 1, "one input");
        return inputs.get(0);
    }

    @Override
    public long multiplyAdds(List<MapShape> inputs, long outputPixels) {
        return outputPixels * inputs.get(0).channels();
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.relu(this, context);
    }
}
