package io.roadloop.graph.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.Graph;
import io.roadloop.graph.torch.ScriptModule.Arguments;

/**
 * A graph as a function that PyTorch runs and differentiates. Owns native memory: close it.
 *
 * It holds no weights: one function serves student, teacher and peer. Parameters and buffers are lists in the order of
 * {@link Graph#parameters()} and {@link Graph#buffers()}.
 */
public final class TorchFunction implements AutoCloseable {
    private static final String TRAIN = "train_step";
    private static final String INFER = "infer";

    private final Graph graph;
    private final ScriptModule module;

    private TorchFunction(Graph graph, ScriptModule module) {
        this.graph = graph;
        this.module = module;
    }

    /** Compiles for the manager's device, in fp32. */
    public static TorchFunction compile(Graph graph, NDManager manager) {
        return compile(graph, manager, Precision.FP32);
    }

    /** Compiles for the manager's device. */
    public static TorchFunction compile(Graph graph, NDManager manager, Precision precision) {
        String methods = TorchEmitter.method(TRAIN, graph, true, precision)
                + TorchEmitter.method(INFER, graph, false, precision);
        return new TorchFunction(graph, ScriptModule.load(methods, manager));
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
        Arguments arguments = new Arguments().array(pixels).list(parameters).list(buffers);
        return module.differentiable(TRAIN, arguments, step).singletonOrThrow();
    }

    /** The logits of a batch as in serving: running statistics, no gradient, nothing changed. */
    public NDArray infer(NDManager step, NDArray pixels, NDList parameters, NDList buffers) {
        Arguments arguments = new Arguments().array(pixels).list(parameters).list(buffers);
        return module.plain(INFER, arguments, step).singletonOrThrow();
    }

    @Override
    public void close() {
        module.close();
    }
}
