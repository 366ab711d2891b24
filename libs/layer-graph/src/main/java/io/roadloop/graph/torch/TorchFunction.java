package io.roadloop.graph.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.Graph;
import io.roadloop.graph.torch.ScriptModule.Arguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph as a function that PyTorch runs and differentiates. Owns native memory: close it.
 *
 * It holds no weights: one function serves student, teacher and peer. Parameters and buffers are lists in the order of
 * {@link Graph#parameters()} and {@link Graph#buffers()}. A function computes the output and the taps that it was
 * compiled for, and no branch that they do not need.
 */
public final class TorchFunction implements AutoCloseable {
    private static final String TRAIN = "train_step";
    private static final String INFER = "infer";

    private final Graph graph;
    private final List<String> taps;
    private final ScriptModule module;
    private final BatchStatistics statistics;

    private TorchFunction(Graph graph, List<String> taps, ScriptModule module) {
        this.graph = graph;
        this.statistics = new BatchStatistics(graph);
        this.taps = List.copyOf(taps);
        this.module = module;
    }

    /** Compiles for the manager's device, in fp32, without taps. */
    public static TorchFunction compile(Graph graph, NDManager manager) {
        return compile(graph, manager, Precision.FP32);
    }

    /** Compiles for the manager's device, without taps. */
    public static TorchFunction compile(Graph graph, NDManager manager, Precision precision) {
        return compile(graph, List.of(), manager, precision);
    }

    /**
     * Compiles for the manager's device.
     *
     * @param taps the taps that a {@link Reading} holds
     * @throws IllegalArgumentException if the graph has no tap of one of these names
     */
    public static TorchFunction compile(Graph graph, List<String> taps, NDManager manager, Precision precision) {
        String methods = TorchEmitter.method(TRAIN, graph, taps, true, precision)
                + TorchEmitter.method(INFER, graph, taps, false, precision);
        return new TorchFunction(graph, taps, ScriptModule.load(methods, manager));
    }

    public Graph graph() {
        return graph;
    }

    /**
     * The logits of a batch as in training: batch norm uses the batch's statistics and moves the running ones in
     * {@code buffers}. Gradient runs unless it is off in this thread ({@link GradientMode}).
     *
     * @param step the manager that the logits belong to
     * @param pixels fp32 (N, 3, H, W) in 0..1
     * @return fp32 (N, C, H, W)
     */
    public NDArray train(NDManager step, NDArray pixels, NDList parameters, NDList buffers) {
        return readInTraining(step, new NDList(pixels), parameters, buffers).output();
    }

    /** The logits of a batch as in serving: running statistics, no gradient, nothing changed. */
    public NDArray infer(NDManager step, NDArray pixels, NDList parameters, NDList buffers) {
        return read(step, new NDList(pixels), parameters, buffers).output();
    }

    /**
     * Output and taps as in training.
     *
     * @param inputs in the order of {@link Graph#inputs()}
     * @throws IllegalArgumentException if a batch norm would see one value a channel only
     */
    public Reading readInTraining(NDManager step, NDList inputs, NDList parameters, NDList buffers) {
        Arguments arguments = arguments(inputs, parameters, buffers);
        statistics.check(inputs);
        return reading(module.differentiable(TRAIN, arguments, step));
    }

    /**
     * Output and taps as in serving, without gradient.
     *
     * @param inputs in the order of {@link Graph#inputs()}
     */
    public Reading read(NDManager step, NDList inputs, NDList parameters, NDList buffers) {
        return reading(module.plain(INFER, arguments(inputs, parameters, buffers), step));
    }

    /**
     * Output and taps by running statistics, as in serving, but with gradient unless it is off in this thread: for batch
     * norms that are not to move.
     *
     * @param inputs in the order of {@link Graph#inputs()}
     */
    public Reading readWithGradient(NDManager step, NDList inputs, NDList parameters, NDList buffers) {
        return reading(module.differentiable(INFER, arguments(inputs, parameters, buffers), step));
    }

    private Arguments arguments(NDList inputs, NDList parameters, NDList buffers) {
        if (inputs.size() != graph.inputs().size()) {
            throw new IllegalArgumentException(
                    graph + " reads " + graph.inputs() + ", but was given " + inputs.size() + " arrays");
        }
        Arguments arguments = new Arguments();
        inputs.forEach(arguments::array);
        return arguments.list(parameters).list(buffers);
    }

    private Reading reading(NDList values) {
        Map<String, NDArray> tapped = new LinkedHashMap<>();
        for (int i = 0; i < taps.size(); i++) {
            tapped.put(taps.get(i), values.get(i + 1));
        }
        return new Reading(values.head(), tapped);
    }

    @Override
    public void close() {
        module.close();
    }
}
