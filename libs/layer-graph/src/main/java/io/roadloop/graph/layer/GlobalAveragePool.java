package io.roadloop.graph.layer;

import java.util.List;

/** The mean of each channel over all its pixels. */
public record GlobalAveragePool() implements Layer {
    @Override
    public String kind() {
        return "global-average-pool";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        return MapShape.vector(Misfit.single(inputs).channels());
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.globalAveragePool(this, context);
    }
}
