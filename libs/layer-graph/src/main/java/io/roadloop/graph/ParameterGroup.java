package io.roadloop.graph;

import ai.djl.ndarray.NDList;
import java.util.List;

/**
 * Parameters that an optimiser treats alike.
 *
 * @param decays whether weight decay applies
 * @param indices their places in {@link Graph#parameters()}
 */
public record ParameterGroup(boolean decays, List<Integer> indices) {
    public ParameterGroup {
        indices = List.copyOf(indices);
    }

    /** The group's members of a list that is aligned with the parameters: weights, gradients, moments. */
    public NDList of(NDList aligned) {
        NDList members = new NDList(indices.size());
        indices.forEach(index -> members.add(aligned.get(index)));
        return members;
    }
}
