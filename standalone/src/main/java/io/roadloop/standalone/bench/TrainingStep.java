package io.roadloop.standalone.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.ParameterGroup;
import io.roadloop.graph.interpret.Interpreter;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.Staging;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.graph.torch.Weights;
import io.roadloop.standalone.export.TrialFrames;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.street.StreetScene;
import java.util.List;

/**
 * A supervised step on a network: four frames from bytes to pixels, the network, cross entropy, the backward pass,
 * clipping and SGD. Only the network is read one way or the other; all else, the weights too, is the same. Owns native
 * memory: close it.
 */
final class TrainingStep implements AutoCloseable {

    static final Size SIZE = new Size(240, 180);

    private static final int FRAMES = 4;
    private static final int BYTE = 255;
    private static final Shape INTERLEAVED = new Shape(SIZE.height(), SIZE.width(), RgbImage.CHANNELS);
    private static final Shape PLANAR = new Shape(RgbImage.CHANNELS, SIZE.height(), SIZE.width());
    private static final Shape MASK = new Shape(SIZE.height(), SIZE.width());
    private static final long SEED = 1;
    private static final double RATE = 0.01;
    private static final double MOMENTUM = 0.9;
    private static final double DECAY = 5e-4;
    private static final double LARGEST_NORM = 5;

    private final Graph graph;
    private final NDManager manager;
    private final TorchFunction compiled;
    private final TorchFunction half;
    private final Weights weights;
    private final Kernels kernels;
    private final ImageKernels images;
    private final NDList velocity = new NDList();
    private final Staging staging = new Staging();
    private final List<byte[]> frames;
    private final List<byte[]> planes;
    private final List<byte[]> masks;

    /** The network's own part of a step: the frames' logits, with gradient. */
    private interface Reader {
        NDArray logits(NDManager own);
    }

    TrainingStep(Graph graph, Device device) {
        this.graph = graph;
        List<StreetScene> scenes = TrialFrames.scenes(FRAMES, SIZE);
        this.frames = scenes.stream().map(scene -> scene.image().rgb()).toList();
        this.planes = frames.stream().map(TrainingStep::planar).toList();
        this.masks = scenes.stream().map(scene -> scene.mask().classes()).toList();
        TorchThreads.prepareCurrent();
        this.manager = TorchDevice.newManager(device);
        try {
            this.compiled = TorchFunction.compile(graph, manager);
            this.half = TorchFunction.compile(graph, manager, Precision.BF16);
            this.weights = Weights.initialise(graph, manager, SEED);
            this.kernels = Kernels.load(manager);
            this.images = ImageKernels.load(manager);
            Gradients.enable(weights.parameters());
            weights.parameters().forEach(parameter -> velocity.add(manager.zeros(parameter.getShape())));
        } catch (RuntimeException | Error e) {
            // All of them lie in it.
            manager.close();
            throw e;
        }
    }

    /** As the trainer does it: the network as TorchScript, which keeps the channels last in memory. */
    void compiled() {
        step(own -> read(compiled, own));
    }

    /** The same with layers that compute in bfloat16. */
    void half() {
        step(own -> read(half, own));
    }

    /** As one would with DJL alone: the network layer by layer, on arrays as DJL lays them out, plane by plane. */
    void interpreted() {
        step(own -> {
            NDArray pixels = staging.bytes(own, planes, PLANAR)
                    .toType(DataType.FLOAT32, false)
                    .div(BYTE);
            return Interpreter.train(graph, new NDList(pixels), weights.parameters(), weights.buffers());
        });
    }

    private NDArray read(TorchFunction function, NDManager own) {
        NDArray pixels = images.pixels(staging.bytes(own, frames, INTERLEAVED));
        return function.train(own, pixels, weights.parameters(), weights.buffers());
    }

    private void step(Reader network) {
        try (NDManager own = manager.newSubManager();
                GradientMode recording = GradientMode.on()) {
            NDArray labels = staging.bytes(own, masks, MASK);
            Gradients.backward(kernels.crossEntropy(network.logits(own), labels));
            NDList gradients = Gradients.of(weights.parameters(), own);
            // The norm is looked at, as the trainer does: on a GPU this waits for the pass.
            kernels.clip_(gradients, LARGEST_NORM, own).getFloat();
            for (ParameterGroup group : graph.groups()) {
                kernels.sgdStep_(
                        group.of(weights.parameters()),
                        group.of(gradients),
                        group.of(velocity),
                        RATE * group.rateFactor(),
                        MOMENTUM,
                        group.decays() ? DECAY : 0);
            }
            kernels.zero_(gradients);
        }
    }

    private static byte[] planar(byte[] interleaved) {
        byte[] planes = new byte[interleaved.length];
        int plane = planes.length / RgbImage.CHANNELS;
        for (int i = 0; i < planes.length; i++) {
            planes[i % RgbImage.CHANNELS * plane + i / RgbImage.CHANNELS] = interleaved[i];
        }
        return planes;
    }

    @Override
    public void close() {
        images.close();
        kernels.close();
        weights.close();
        half.close();
        compiled.close();
        manager.close();
    }
}
