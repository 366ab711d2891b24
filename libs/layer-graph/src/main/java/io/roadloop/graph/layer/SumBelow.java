package io.roadloop.graph.layer;

import java.util.List;

/**
 * One channel: 1 where the sum over the channels is below the limit, 0 elsewhere. No gradient runs through it.
 *
 * @param limit the least sum that gives 0
 */
public record SumBelow(double limit) implements Layer {
    @Override
    public String kind() {
        return "sum-below";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        return Misfit.single(inputs).withChannels(1);
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.sumBelow(this, context);
    }
}
