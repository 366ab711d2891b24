package io.roadloop.graph.layer;

import java.util.List;

/**
 * Bilinear resize to factor times the size; half-pixel centres (vector 20b). A map that shall be added to another one is
 * better resized like it: an odd size that was halved and enlarged again is larger than it was.
 *
 * @param factor at least 2
 */
public record Enlarge(int factor) implements Layer {
    public Enlarge {
        if (factor < 2) {
            throw new IllegalArgumentException("the factor must be at least 2, not " + factor);
        }
    }

    @Override
    public String kind() {
        return "enlarge";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        MapShape in = Misfit.single(inputs);
        return new MapShape(in.channels(), in.extent().enlargedBy(factor));
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.enlarge(this, context);
    }
}
