package io.roadloop.graph.layer;

/** 1 / (1 + e^−x). */
public record Sigmoid() implements Activation {
    @Override
    public String kind() {
        return "sigmoid";
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.sigmoid(this, context);
    }
}
