package io.roadloop.graph;

import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters that an optimiser treats alike.
 *
 * @param decays whether weight decay applies
 * @param rateFactor by which the learning rate is multiplied
 * @param indices their places in the list that was grouped, such as {@link Graph#parameters()}
 */
public record ParameterGroup(boolean decays, double rateFactor, List<Integer> indices) {
    public ParameterGroup {
        indices = List.copyOf(indices);
    }

    /** A group that learns at the learning rate itself. */
    public ParameterGroup(boolean decays, List<Integer> indices) {
        this(decays, 1, indices);
    }

    /** The groups of these parameters: those that decay first, and each kind in the parameters' order. */
    public static List<ParameterGroup> of(List<NamedTensor> parameters) {
        Map<Double, List<Integer>> decaying = new LinkedHashMap<>();
        Map<Double, List<Integer>> others = new LinkedHashMap<>();
        for (int index = 0; index < parameters.size(); index++) {
            NamedTensor tensor = parameters.get(index);
            (tensor.decays() ? decaying : others)
                    .computeIfAbsent(tensor.rateFactor(), factor -> new ArrayList<>())
                    .add(index);
        }
        List<ParameterGroup> groups = new ArrayList<>();
        decaying.forEach((factor, indices) -> groups.add(new ParameterGroup(true, factor, indices)));
        others.forEach((factor, indices) -> groups.add(new ParameterGroup(false, factor, indices)));
        return groups;
    }

    /** The group's members of a list that is aligned with the parameters: weights, gradients, moments. */
    public NDList of(NDList aligned) {
        NDList members = new NDList(indices.size());
        indices.forEach(index -> members.add(aligned.get(index)));
        return members;
    }
}
