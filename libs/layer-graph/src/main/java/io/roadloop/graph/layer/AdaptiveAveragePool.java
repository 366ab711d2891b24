package io.roadloop.graph.layer;

import java.util.List;

/**
 * The means of side × side windows that cover the map whatever its size: window i of n pixels reaches from ⌊i·n/side⌋ to
 * before ⌈(i+1)·n/side⌉, so that neighbours may share a pixel (PyTorch's rule).
 *
 * @param side of the result, at least 1
 */
public record AdaptiveAveragePool(int side) implements Layer {
    public AdaptiveAveragePool {
        if (side < 1) {
            throw new IllegalArgumentException("the result's side must be at least 1, not " + side);
        }
    }

    @Override
    public String kind() {
        return "adaptive-average-pool";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        return new MapShape(Misfit.single(inputs).channels(), new Extent.Fixed(side));
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.adaptiveAveragePool(this, context);
    }
}
