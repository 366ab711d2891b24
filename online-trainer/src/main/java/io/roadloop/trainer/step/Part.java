package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.torch.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model's network or one copy of a head, with numbers of its own.
 *
 * @param room what the names of its tensors begin with: empty for the network, {@code heads/NAME/COPY/} for a head
 * @param weights parameters and buffers; closed with {@link Models}
 * @param frozen the places of the parameters that do not learn
 */
record Part(String room, Weights weights, Set<Integer> frozen) {
    Part {
        frozen = Set.copyOf(frozen);
    }

    Graph graph() {
        return weights.graph();
    }

    /** What learns, by its name in the model; the arrays are the weights' own. */
    Map<NamedTensor, NDArray> learnt() {
        Map<NamedTensor, NDArray> learnt = new LinkedHashMap<>();
        List<NamedTensor> tensors = graph().parameters();
        for (int i = 0; i < tensors.size(); i++) {
            if (!frozen.contains(i)) {
                learnt.put(named(tensors.get(i)), weights.parameters().get(i));
            }
        }
        return learnt;
    }

    /** All numbers, by their name in the model; the arrays are the weights' own. */
    Map<String, NDArray> arrays() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        weights.arrays().forEach((path, array) -> arrays.put(room + path, array));
        return arrays;
    }

    /** Copies of all numbers, by their name in the model. */
    Map<String, float[]> toHost() {
        Map<String, float[]> host = new LinkedHashMap<>();
        weights.toHost().forEach((path, values) -> host.put(room + path, values));
        return host;
    }

    /** Of a model's numbers its own, by path. */
    Map<String, float[]> own(Map<String, float[]> model) {
        Map<String, float[]> own = new LinkedHashMap<>();
        for (NamedTensor tensor : graph().tensors()) {
            float[] values = model.get(room + tensor.path());
            if (values != null) {
                own.put(tensor.path(), values);
            }
        }
        return own;
    }

    private NamedTensor named(NamedTensor tensor) {
        return new NamedTensor(
                room + tensor.path(), tensor.shape(), tensor.fill(), tensor.decays(), tensor.rateFactor());
    }
}
