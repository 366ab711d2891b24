package io.roadloop.graph.layer;

/** The hyperbolic tangent. */
public record Tanh() implements Activation {
    @Override
    public String kind() {
        return "tanh";
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.tanh(this, context);
    }
}
