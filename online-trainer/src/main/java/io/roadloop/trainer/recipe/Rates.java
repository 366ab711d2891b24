package io.roadloop.trainer.recipe;

import io.roadloop.graph.NamedTensor;
import java.util.Map;

/**
 * How fast the parts of a model learn: factors on its learning rate.
 *
 * @param factors at least 0, by room of the network (the first part of its parameters' paths) or by name of a head; what
 *     is not named learns at the rate itself, and at 0 a part stays as it started
 */
public record Rates(Map<String, Double> factors) {
    private static final String HEADS = "heads";

    public Rates {
        factors = Map.copyOf(factors);
    }

    /** The factor of a parameter by its path in a model: {@code ROOM/…}, or {@code heads/NAME/COPY/…} where it is a head's. */
    public double of(String path) {
        String[] rooms = path.split("/", -1);
        return factors.getOrDefault(rooms[0].equals(HEADS) ? rooms[1] : rooms[0], 1.0);
    }

    /** A parameter of a model whose own factor, such as a gate's, is multiplied by that of its room. */
    public NamedTensor of(NamedTensor tensor) {
        return new NamedTensor(
                tensor.path(), tensor.shape(), tensor.fill(), tensor.decays(), tensor.rateFactor() * of(tensor.path()));
    }
}
