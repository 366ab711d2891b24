package io.roadloop.graph.layer;

import java.util.List;

/**
 * The mean of windows that do not overlap. n gives ⌈n / size⌉; a window over the edge is the mean of the pixels that it
 * holds.
 *
 * @param size side of the window and stride, at least 2
 */
public record AveragePool(int size) implements Layer {
    public AveragePool {
        if (size < 2) {
            throw new IllegalArgumentException("the window's side must be at least 2, not " + size);
        }
    }

    @Override
    public String kind() {
        return "average-pool";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        return Misfit.single(inputs).reducedBy(size);
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.averagePool(this, context);
    }
}
