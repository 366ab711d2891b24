package io.roadloop.graph.layer;

/** max(x, 0). */
public record Relu() implements Activation {
    @Override
    public String kind() {
        return "relu";
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.relu(this, context);
    }
}
