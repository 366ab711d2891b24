package io.roadloop.graph.layer;

import java.util.List;

/**
 * Some neighbouring channels of a map.
 *
 * @param first the first of them, from 0
 * @param count how many, at least 1
 */
public record Channels(int first, int count) implements Layer {
    public Channels {
        if (first < 0 || count < 1) {
            throw new IllegalArgumentException(
                    "the first channel must be at least 0 and the count at least 1, not " + first + " and " + count);
        }
    }

    /** The channel after the last. */
    public int end() {
        return first + count;
    }

    @Override
    public String kind() {
        return "channels";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        MapShape in = Misfit.single(inputs);
        Misfit.require(
                end() <= in.channels(), "it reads channels " + first + " to " + (end() - 1) + ", counted from 0");
        return in.withChannels(count);
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.channels(this, context);
    }
}
