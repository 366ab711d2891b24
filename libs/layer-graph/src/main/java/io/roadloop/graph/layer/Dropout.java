package io.roadloop.graph.layer;

import java.util.List;

/**
 * In training each number is 0 with this probability and 1 / (1 − rate) times as large otherwise, drawn from the
 * engine's random numbers; in serving the layer does nothing.
 *
 * @param rate in [0, 1)
 */
public record Dropout(double rate) implements Layer {
    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("the rate must lie in [0, 1), not " + rate);
        }
    }

    @Override
    public String kind() {
        return "dropout";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        return Misfit.single(inputs);
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.dropout(this, context);
    }
}
