package io.roadloop.graph.layer;

import java.util.List;

/** A layer's refusal of its inputs: the rule that they break. The graph builder adds names and shapes. */
public final class Misfit extends RuntimeException {
    public Misfit(String rule) {
        super(rule);
    }

    static void require(boolean holds, String rule) {
        if (!holds) {
            throw new Misfit(rule);
        }
    }

    /** The only input of a layer that has one. */
    static MapShape single(List<MapShape> inputs) {
        require(inputs.size() == 1, "one input");
        return inputs.get(0);
    }
}
