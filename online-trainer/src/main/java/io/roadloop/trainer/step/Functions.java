package io.roadloop.trainer.step;

import ai.djl.ndarray.NDManager;
import io.roadloop.graph.Graph;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.trainer.objective.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Graphs as functions, each compiled when it is first asked for: one for each set of taps, so that a reading computes
 * nothing that nobody wants. Models of one graph share them. Owns native memory: close it.
 */
final class Functions implements AutoCloseable {
    private final NDManager manager;
    private final Map<Key, TorchFunction> compiled = new HashMap<>();

    private record Key(Graph graph, Set<String> values, Precision precision) {}

    Functions(NDManager manager) {
        this.manager = manager;
    }

    /**
     * The function of a graph.
     *
     * @param values the taps that are wanted, and {@link Reading#OUTPUT} if the output is; without it layers that only
     *     that needs are left out
     */
    TorchFunction of(Graph graph, Set<String> values, Precision precision) {
        return compiled.computeIfAbsent(new Key(graph, values, precision), this::compile);
    }

    private TorchFunction compile(Key key) {
        List<String> taps = key.values().stream()
                .filter(value -> !value.equals(Reading.OUTPUT))
                .sorted()
                .toList();
        Graph read = key.values().contains(Reading.OUTPUT)
                ? key.graph()
                : key.graph().endingAt(taps.get(0));
        return TorchFunction.compile(read, taps, manager, key.precision());
    }

    @Override
    public void close() {
        compiled.values().forEach(TorchFunction::close);
    }
}
