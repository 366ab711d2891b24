package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.TorchFunction;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network's running statistics measured anew (paper 002's code does so before it evaluates): over a set of frames,
 * {@code mean = Σ n_b·mean_b / N} and {@code variance = Σ n_b·(variance_b + mean_b²) / N − mean²} for batches b of n_b
 * frames. Every norm is measured behind norms that use their batch's own statistics, as in training.
 */
final class MeasuredNorms {
    private final TorchFunction function;
    private final NDList parameters;
    private final double[][] means;
    private final double[][] squares;
    private int frames;

    /**
     * @param function of the network, in fp32
     * @param parameters of the model
     */
    MeasuredNorms(TorchFunction function, NDList parameters) {
        this.function = function;
        this.parameters = parameters;
        int buffers = function.graph().buffers().size();
        means = new double[buffers][0];
        squares = new double[buffers][0];
    }

    /**
     * Adds a batch.
     *
     * @param own where what is made on the way lives
     * @param pixels (N, 3, H, W), fp32 in 0..1
     */
    void add(NDManager own, NDArray pixels) {
        NDList moved = new NDList();
        for (NamedTensor buffer : function.graph().buffers()) {
            moved.add(own.zeros(buffer.shape()));
        }
        try (GradientMode quiet = GradientMode.off()) {
            function.train(own, pixels, parameters, moved);
        }
        int n = (int) pixels.getShape().get(0);
        norms((at, norm) -> {
            // From 0 the running ones have moved by momentum times the batch's.
            double[] mean = over(moved.get(at + BatchNorm.RUNNING_MEAN), norm.momentum());
            double[] variance = over(moved.get(at + BatchNorm.RUNNING_VARIANCE), norm.momentum());
            means[at] = grown(means[at], mean.length);
            squares[at] = grown(squares[at], mean.length);
            for (int i = 0; i < mean.length; i++) {
                means[at][i] += n * mean[i];
                squares[at][i] += n * (variance[i] + mean[i] * mean[i]);
            }
        });
        frames += n;
    }

    /** The buffers over all that was added, by path. */
    Map<String, float[]> statistics() {
        List<NamedTensor> buffers = function.graph().buffers();
        Map<String, float[]> measured = new LinkedHashMap<>();
        norms((at, norm) -> {
            float[] mean = new float[means[at].length];
            float[] variance = new float[mean.length];
            for (int i = 0; i < mean.length; i++) {
                double middle = means[at][i] / frames;
                mean[i] = (float) middle;
                variance[i] = (float) Math.max(0, squares[at][i] / frames - middle * middle);
            }
            measured.put(buffers.get(at + BatchNorm.RUNNING_MEAN).path(), mean);
            measured.put(buffers.get(at + BatchNorm.RUNNING_VARIANCE).path(), variance);
        });
        return measured;
    }

    @FunctionalInterface
    private interface Visitor {
        /** @param at the place of the norm's first buffer */
        void visit(int at, BatchNorm norm);
    }

    private void norms(Visitor visitor) {
        Graph graph = function.graph();
        for (Node node : graph.nodes()) {
            if (node.layer() instanceof BatchNorm norm) {
                visitor.visit(graph.firstBuffer(node), norm);
            }
        }
    }

    private static double[] over(NDArray buffer, double momentum) {
        float[] values = buffer.toFloatArray();
        double[] exact = new double[values.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = values[i] / momentum;
        }
        return exact;
    }

    private static double[] grown(double[] sums, int length) {
        return sums.length == length ? sums : Arrays.copyOf(sums, length);
    }
}
