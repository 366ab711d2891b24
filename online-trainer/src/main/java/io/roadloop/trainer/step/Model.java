package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.WeightsMismatchException;
import io.roadloop.graph.torch.Kernels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A model at work: a network and heads, which are learnt, averaged and saved together. */
final class Model {
    private final Part network;
    private final Map<String, List<Part>> heads;
    private final NDList parameters = new NDList();
    private final NDList buffers = new NDList();
    private final List<NamedTensor> learntTensors = new ArrayList<>();
    private final NDList learnt = new NDList();

    /** @param heads the copies of each, by name */
    Model(Part network, Map<String, List<Part>> heads) {
        this.network = network;
        this.heads = new TreeMap<>(heads);
        parts().forEach(part -> {
            parameters.addAll(part.weights().parameters());
            buffers.addAll(part.weights().buffers());
            part.learnt().forEach((tensor, array) -> {
                learntTensors.add(tensor);
                learnt.add(array);
            });
        });
    }

    Part network() {
        return network;
    }

    Map<String, List<Part>> heads() {
        return heads;
    }

    /** One copy of a head. */
    Part head(String name, int copy) {
        List<Part> copies = heads.getOrDefault(name, List.of());
        if (copy < 0 || copy >= copies.size()) {
            throw new IllegalArgumentException("there is no copy " + copy + " of the head " + name + "; heads are "
                    + heads.keySet() + ", and this one has " + copies.size() + " copies");
        }
        return copies.get(copy);
    }

    /** Of the network and all heads. */
    NDList parameters() {
        return parameters;
    }

    /** Of the network and all heads. */
    NDList buffers() {
        return buffers;
    }

    /** The parameters that an optimiser changes. */
    NDList learnt() {
        return learnt;
    }

    /** What {@link #learnt} are, aligned with it. */
    List<NamedTensor> learntTensors() {
        return learntTensors;
    }

    /** All numbers, by name; the arrays are the model's own. */
    Map<String, NDArray> arrays() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        parts().forEach(part -> arrays.putAll(part.arrays()));
        return arrays;
    }

    /** Copies of all numbers, by name. */
    Map<String, float[]> toHost() {
        Map<String, float[]> host = new LinkedHashMap<>();
        parts().forEach(part -> host.putAll(part.toHost()));
        return host;
    }

    /**
     * Whether these are all its numbers and no others.
     *
     * @throws WeightsMismatchException if not
     */
    void check(Map<String, float[]> host) {
        Set<String> strange = new LinkedHashSet<>(host.keySet());
        parts().forEach(part -> {
            Map<String, float[]> own = part.own(host);
            WeightsMismatchException.check(part.graph(), own);
            own.keySet().forEach(path -> strange.remove(part.room() + path));
        });
        if (!strange.isEmpty()) {
            WeightsMismatchException.refuse(
                    network.graph(),
                    "the weights do",
                    strange.stream().map(name -> "unknown " + name).toList());
        }
    }

    /** Overwrites all numbers by ones that {@link #check} has passed. */
    void set(Map<String, float[]> host, Kernels kernels) {
        parts().forEach(part -> part.weights().set(part.own(host), kernels));
    }

    void close() {
        parts().forEach(part -> part.weights().close());
    }

    private Stream<Part> parts() {
        return Stream.concat(Stream.of(network), heads.values().stream().flatMap(List::stream));
    }
}
