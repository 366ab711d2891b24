package io.roadloop.graph.layer;

import java.util.List;

/**
 * Bilinear resize of the first input to the size of the second; half-pixel centres, four neighbours, no antialiasing
 * (methods.md vector 20b).
 */
public record ResizeLike() implements Layer {
    @Override
    public String kind() {
        return "resize";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        Misfit.require(inputs.size() == 2, "two inputs: the map, and the one whose size it takes");
        return inputs.get(1).withChannels(inputs.get(0).channels());
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.resizeLike(this, context);
    }
}
