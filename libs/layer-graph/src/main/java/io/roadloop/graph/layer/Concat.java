package io.roadloop.graph.layer;

import java.util.List;

/** Maps of one size, one after the other along the channels. */
public record Concat() implements Layer {
    @Override
    public String kind() {
        return "concat";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        Misfit.require(inputs.size() >= 2, "at least two inputs");
        Misfit.require(inputs.stream().map(MapShape::extent).distinct().count() == 1, "all must have one size");
        return inputs.get(0)
                .withChannels(inputs.stream().mapToInt(MapShape::channels).sum());
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.concat(this, context);
    }
}
