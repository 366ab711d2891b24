package io.roadloop.graph.layer;

import java.util.List;

/**
 * The first input, each number times that of the second. The second has as many channels or one, and the same size or
 * 1 × 1: (N, 1, 1, 1) weighs a whole map, (N, C, 1, 1) its channels, (N, 1, H, W) its pixels.
 */
public record Multiply() implements Layer {
    @Override
    public String kind() {
        return "multiply";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        Misfit.require(inputs.size() == 2, "two inputs: the map and its factors");
        MapShape map = inputs.get(0);
        MapShape factors = inputs.get(1);
        Misfit.require(
                factors.channels() == 1 || factors.channels() == map.channels(),
                "the factors must have as many channels as the map, or one");
        Misfit.require(
                factors.fits(MapShape.vector(1)) || factors.fits(map),
                "the factors must have the map's size, or 1 x 1");
        return map;
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.multiply(this, context);
    }
}
