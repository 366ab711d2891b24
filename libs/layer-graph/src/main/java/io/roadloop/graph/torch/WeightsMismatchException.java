package io.roadloop.graph.torch;

import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Host copies that are not those of the graph. The message lists what is missing, unknown and misshapen. */
public final class WeightsMismatchException extends RuntimeException {
    private WeightsMismatchException(String message) {
        super(message);
    }

    static void check(Graph graph, Map<String, float[]> host) {
        List<String> faults = new ArrayList<>();
        Set<String> unknown = new HashSet<>(host.keySet());
        for (NamedTensor tensor : graph.tensors()) {
            float[] values = host.get(tensor.path());
            unknown.remove(tensor.path());
            if (values == null) {
                faults.add("missing " + tensor.path());
            } else if (values.length != tensor.shape().size()) {
                faults.add(tensor.path() + " has " + values.length + " numbers, not those of " + tensor.shape());
            }
        }
        unknown.stream().sorted().forEach(path -> faults.add("unknown " + path));
        if (!faults.isEmpty()) {
            throw new WeightsMismatchException(
                    "these weights do not fit " + graph.name() + ": " + String.join("; ", faults));
        }
    }
}
