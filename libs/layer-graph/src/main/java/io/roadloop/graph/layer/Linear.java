package io.roadloop.graph.layer;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * A fully connected layer with bias, from a map of fixed size, flat in the order (C, H, W), to a vector.
 *
 * @param units numbers out
 */
public record Linear(int units) implements Layer {
    public Linear {
        if (units < 1) {
            throw new IllegalArgumentException("a linear layer gives at least one number, not " + units);
        }
    }

    @Override
    public String kind() {
        return "linear";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        MapShape in = Misfit.single(inputs);
        Misfit.require(in.extent() instanceof Extent.Fixed, "its input must have one size for every frame: pool it");
        return MapShape.vector(units);
    }

    @Override
    public List<TensorSpec> parameters(List<MapShape> inputs) {
        long numbers = numbers(inputs.get(0));
        return List.of(TensorSpec.weight(new Shape(units, numbers), numbers), TensorSpec.undecayed("bias", units, 0));
    }

    @Override
    public long multiplyAdds(List<MapShape> inputs, long outputPixels) {
        return units * numbers(inputs.get(0));
    }

    private static long numbers(MapShape in) {
        long side = in.side(1);
        return in.channels() * side * side;
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.linear(this, context);
    }
}
