package io.roadloop.trainer.step;

import ai.djl.ndarray.NDManager;
import io.roadloop.graph.Graph;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.TorchFunction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Graphs as functions, each compiled when it is first asked for: one for each set of taps, so that a reading computes no
 * tap that nobody wants. Models of one graph share them. Owns native memory: close it.
 */
final class Functions implements AutoCloseable {
    private final NDManager manager;
    private final Map<Key, TorchFunction> compiled = new HashMap<>();

    private record Key(Graph graph, List<String> taps, Precision precision) {}

    Functions(NDManager manager) {
        this.manager = manager;
    }

    TorchFunction of(Graph graph, Collection<String> taps, Precision precision) {
        Key key = new Key(graph, taps.stream().sorted().toList(), precision);
        return compiled.computeIfAbsent(key, k -> TorchFunction.compile(graph, k.taps(), manager, precision));
    }

    @Override
    public void close() {
        compiled.values().forEach(TorchFunction::close);
    }
}
