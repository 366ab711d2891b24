package io.roadloop.graph.prune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.Reading;
import io.roadloop.graph.torch.Staging;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.Weights;
import java.util.List;
import java.util.Map;

/** A network with its weights that reads frames' bytes. Owns native memory: close it. For one thread. */
final class FrameReader implements AutoCloseable {
    private static final int CHANNELS = 3;

    private final TorchFunction network;
    private final Weights weights;
    private final ImageKernels images;
    private final Staging staging = new Staging();

    /**
     * @param taps what a reading holds beside the output
     * @param host weights of the network
     */
    FrameReader(Graph graph, List<String> taps, Map<String, float[]> host, NDManager manager) {
        network = TorchFunction.compile(graph, taps, manager, Precision.FP32);
        weights = Weights.of(graph, manager, host);
        images = ImageKernels.load(manager);
    }

    /**
     * What the network says of some frames, as in serving.
     *
     * @param step the manager that it belongs to
     * @param frames where they are from
     */
    Reading read(NDManager step, RgbFrames frames, List<byte[]> batch) {
        Shape each = new Shape(frames.height(), frames.width(), CHANNELS);
        NDArray pixels = images.pixels(staging.bytes(step, batch, each));
        return network.read(step, new NDList(pixels), weights.parameters(), weights.buffers());
    }

    @Override
    public void close() {
        images.close();
        weights.close();
        network.close();
    }
}
