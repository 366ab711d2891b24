package io.roadloop.graph.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.WeightsMismatchException;
import io.roadloop.graph.layer.Fill;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One model's numbers: parameters and buffers of a graph on a device, in the graph's order. Owns native memory: close
 * it.
 */
public final class Weights implements AutoCloseable {
    private final Graph graph;
    private final NDManager own;
    private final NDList parameters;
    private final NDList buffers;

    private Weights(Graph graph, NDManager parent, Map<String, float[]> host) {
        this.graph = graph;
        this.own = parent.newSubManager();
        this.parameters = upload(graph.parameters(), host);
        this.buffers = upload(graph.buffers(), host);
    }

    /** As before training, drawn by Java's own generator: equal on every engine and machine for equal seeds. */
    public static Weights initialise(Graph graph, NDManager manager, long seed) {
        return new Weights(graph, manager, initial(graph, seed));
    }

    /**
     * From host copies.
     *
     * @throws WeightsMismatchException if a tensor is missing, unknown or of another size
     */
    public static Weights of(Graph graph, NDManager manager, Map<String, float[]> host) {
        WeightsMismatchException.check(graph, host);
        return new Weights(graph, manager, host);
    }

    /** The numbers that {@link #initialise} starts from. */
    public static Map<String, float[]> initial(Graph graph, long seed) {
        SplittableRandom draws = new SplittableRandom(seed);
        Map<String, float[]> host = new LinkedHashMap<>();
        for (NamedTensor tensor : graph.tensors()) {
            host.put(tensor.path(), filled(tensor, draws.split()));
        }
        return host;
    }

    private static float[] filled(NamedTensor tensor, SplittableRandom draws) {
        float[] values = new float[Math.toIntExact(tensor.shape().size())];
        if (tensor.fill() instanceof Fill.Kaiming kaiming) {
            double deviation = kaiming.deviation();
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (deviation * draws.nextGaussian());
            }
        } else if (tensor.fill() instanceof Fill.Constant constant) {
            Arrays.fill(values, constant.value());
        }
        return values;
    }

    private NDList upload(List<NamedTensor> tensors, Map<String, float[]> host) {
        NDList arrays = new NDList(tensors.size());
        for (NamedTensor tensor : tensors) {
            float[] values = host.getOrDefault(tensor.path(), new float[0]);
            try (NDArray shared = own.create(values, tensor.shape())) {
                // The engine would keep reading Java's buffer; a copy of its own lets that go.
                arrays.add(shared.duplicate());
            }
        }
        return arrays;
    }

    public Graph graph() {
        return graph;
    }

    /** What is trained, in the order of {@link Graph#parameters()}; belongs to these weights. */
    public NDList parameters() {
        return parameters;
    }

    /** Running statistics, in the order of {@link Graph#buffers()}; belongs to these weights. */
    public NDList buffers() {
        return buffers;
    }

    /** Parameters and buffers by path, in the order of {@link Graph#tensors()}; the arrays belong to these weights. */
    public Map<String, NDArray> arrays() {
        NDList all = new NDList(parameters).addAll(buffers);
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (NamedTensor tensor : graph.tensors()) {
            arrays.put(tensor.path(), all.get(arrays.size()));
        }
        return arrays;
    }

    /** Copies of all numbers, bit for bit, by path. */
    public Map<String, float[]> toHost() {
        Map<String, float[]> host = new LinkedHashMap<>();
        arrays().forEach((path, array) -> host.put(path, array.toFloatArray()));
        return host;
    }

    /**
     * Overwrites all numbers.
     *
     * @param kernels of the weights' device: what has gradients is overwritten by a kernel, and compiling them takes longer
     *     than a small network's copy
     * @throws WeightsMismatchException if a tensor is missing, unknown or of another size; nothing is changed then
     */
    public void set(Map<String, float[]> host, Kernels kernels) {
        WeightsMismatchException.check(graph, host);
        try (Weights source = new Weights(graph, own, host)) {
            kernels.copy_(parameters, source.parameters);
            kernels.copy_(buffers, source.buffers);
        }
    }

    @Override
    public void close() {
        own.close();
    }
}
