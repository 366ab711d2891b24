package io.roadloop.graph.layer;

import java.util.List;

/**
 * Bilinear resize of n pixels to ⌈n / factor⌉; half-pixel centres, four neighbours, no antialiasing (vector 20b).
 *
 * @param factor at least 2
 */
public record Shrink(int factor) implements Layer {
    public Shrink {
        if (factor < 2) {
            throw new IllegalArgumentException("the factor must be at least 2, not " + factor);
        }
    }

    @Override
    public String kind() {
        return "shrink";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        return Misfit.single(inputs).reducedBy(factor);
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.shrink(this, context);
    }
}
