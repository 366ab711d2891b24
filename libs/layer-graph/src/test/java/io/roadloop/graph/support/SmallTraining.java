package io.roadloop.graph.support;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.ParameterGroup;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.Staging;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.graph.torch.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A training of a small network on frames drawn by (seed, step): is the first channel bright? In each frame a noisy half
 * is, the left or the right one, so that networks that halve their maps several times can tell, too. Close it.
 */
public final class SmallTraining implements AutoCloseable {
    private static final int FRAMES = 2;
    private static final int HEIGHT = 13;
    private static final int WIDTH = 18;

    private final NDManager manager;
    private final Graph graph;
    private final TorchFunction function;
    private final Kernels kernels;
    private final Weights weights;
    private final NDList velocity = new NDList();
    private final Staging staging = new Staging();
    private int step;

    /** What a checkpoint holds. */
    public record State(Map<String, float[]> weights, List<float[]> velocity, int step) {}

    public SmallTraining(NDManager parent, Graph graph, State from) {
        TorchThreads.prepareCurrent();
        this.manager = parent.newSubManager();
        this.graph = graph;
        this.function = TorchFunction.compile(graph, manager);
        this.kernels = Kernels.load(manager);
        this.weights = Weights.of(graph, manager, from.weights());
        Gradients.enable(weights.parameters());
        for (int i = 0; i < from.velocity().size(); i++) {
            velocity.add(manager.create(
                    from.velocity().get(i), graph.parameters().get(i).shape()));
        }
        this.step = from.step();
    }

    public static State start(Graph graph, long seed) {
        List<float[]> zeros = new ArrayList<>();
        graph.parameters()
                .forEach(tensor -> zeros.add(new float[(int) tensor.shape().size()]));
        return new State(Weights.initial(graph, seed), zeros, 0);
    }

    public State state() {
        List<float[]> host = new ArrayList<>();
        velocity.forEach(array -> host.add(array.toFloatArray()));
        return new State(new LinkedHashMap<>(weights.toHost()), host, step);
    }

    /** One step; gives its loss. */
    public float step() {
        try (NDManager own = manager.newSubManager();
                GradientMode recording = GradientMode.on()) {
            Random draws = new Random(step++);
            List<byte[]> frames = new ArrayList<>();
            for (int i = 0; i < FRAMES; i++) {
                frames.add(frame(draws));
            }
            NDArray pixels = staging.bytes(own, frames, new Shape(3, HEIGHT, WIDTH))
                    .toType(DataType.FLOAT32, false)
                    .div(255);
            NDArray labels = pixels.get(":, 0").gt(0.5).toType(DataType.UINT8, false);
            NDArray logits = function.train(own, pixels, weights.parameters(), weights.buffers());
            NDArray loss = kernels.crossEntropy(logits, labels);
            Gradients.backward(loss);
            update(own);
            return loss.getFloat();
        }
    }

    /**
     * Steps one after another; gives their mean loss, for each has frames of its own, and which are the easier ones differs
     * from processor to processor.
     */
    public double meanLoss(int steps) {
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += step();
        }
        return sum / steps;
    }

    private static byte[] frame(Random draws) {
        byte[] frame = new byte[3 * HEIGHT * WIDTH];
        draws.nextBytes(frame);
        boolean left = draws.nextBoolean();
        for (int pixel = 0; pixel < HEIGHT * WIDTH; pixel++) {
            boolean bright = left == pixel % WIDTH < WIDTH / 2;
            // The upper bit says it, the others are noise.
            frame[pixel] = (byte) (bright ? frame[pixel] | 0x80 : frame[pixel] & 0x7f);
        }
        return frame;
    }

    /** Arrays and managers that the training holds between steps. */
    public int arrays() {
        return manager.getManagedArrays().size();
    }

    private void update(NDManager own) {
        NDList gradients = Gradients.of(weights.parameters(), own);
        kernels.clip_(gradients, 5, own);
        for (ParameterGroup group : graph.groups()) {
            kernels.sgdStep_(
                    group.of(weights.parameters()),
                    group.of(gradients),
                    group.of(velocity),
                    0.1,
                    0.9,
                    group.decays() ? 5e-4 : 0);
        }
        kernels.zero_(gradients);
    }

    @Override
    public void close() {
        kernels.close();
        function.close();
        manager.close();
    }
}
