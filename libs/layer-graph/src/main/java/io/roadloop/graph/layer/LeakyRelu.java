package io.roadloop.graph.layer;

/**
 * x where x is positive, slope · x elsewhere.
 *
 * @param slope in [0, 1)
 */
public record LeakyRelu(double slope) implements Activation {
    public LeakyRelu {
        if (!(slope >= 0 && slope < 1)) {
            throw new IllegalArgumentException("the slope must lie in [0, 1), not " + slope);
        }
    }

    @Override
    public String kind() {
        return "leaky-relu";
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.leakyRelu(this, context);
    }
}
