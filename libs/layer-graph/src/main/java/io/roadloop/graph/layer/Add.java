package io.roadloop.graph.layer;

import java.util.List;

/** The sum of two maps of equal shape. */
public record Add() implements Layer {
    @Override
    public String kind() {
        return "add";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        Misfit.require(inputs.size() == 2, "two inputs");
        Misfit.require(inputs.get(0).equals(inputs.get(1)), "both must have one shape");
        return inputs.get(0);
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.add(this, context);
    }
}
