package io.roadloop.graph.example;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Normalise;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.Staging;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.graph.torch.Weights;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Finds a bright box in noise: a network defined, trained, exported and run in ONNX Runtime. */
public final class BrightBox implements AutoCloseable {
    private static final int SIDE = 32;
    private static final int FRAMES = 4;

    private final Graph graph = network();
    private final NDManager manager = TorchDevice.newManager(TorchDevice.parse("auto"));
    private final TorchFunction function = TorchFunction.compile(graph, manager);
    private final Kernels kernels = Kernels.load(manager);
    private final ImageKernels images = ImageKernels.load(manager);
    private final Weights weights = Weights.initialise(graph, manager, 1);
    private final NDList velocity = new NDList();
    private final Staging staging = new Staging();

    /** Two classes, background and box. Shapes are checked as layers come. */
    private static Graph network() {
        GraphBuilder graph = GraphBuilder.named("bright-box");
        Node pixels = graph.input(3);
        Node normalised = graph.add("normalise", Normalise.imageNet(), pixels);
        Node half = graph.convolve("stem", Convolution.of(8, 3).strided(2), normalised);
        Node wide = graph.convolve("wide", Convolution.of(8, 3).dilated(2), half);
        Node scores = graph.add("classify", Convolution.of(2, 1).biased(), wide);
        return graph.build(graph.add("enlarge", new ResizeLike(), scores, pixels));
    }

    /** Frames as a camera gives them, RGB bytes row by row, and the class of each pixel. */
    record Batch(byte[] frames, byte[] labels) {
        static Batch drawn(long seed) {
            Random draws = new Random(seed);
            byte[] frames = new byte[FRAMES * SIDE * SIDE * 3];
            byte[] labels = new byte[FRAMES * SIDE * SIDE];
            for (int frame = 0; frame < FRAMES; frame++) {
                int left = draws.nextInt(SIDE / 2);
                int top = draws.nextInt(SIDE / 2);
                for (int i = 0; i < SIDE * SIDE; i++) {
                    int x = i % SIDE - left;
                    int y = i / SIDE - top;
                    int pixel = frame * SIDE * SIDE + i;
                    labels[pixel] = (byte) (x >= 0 && x < SIDE / 2 && y >= 0 && y < SIDE / 2 ? 1 : 0);
                    for (int colour = 0; colour < 3; colour++) {
                        frames[3 * pixel + colour] = (byte) (draws.nextInt(150) + 100 * labels[pixel]);
                    }
                }
            }
            return new Batch(frames, labels);
        }
    }

    BrightBox() {
        TorchThreads.prepareCurrent();
        Gradients.enable(weights.parameters());
        weights.parameters().forEach(each -> velocity.add(each.zerosLike()));
    }

    /** One step of SGD; gives its loss. */
    float train(Batch batch) {
        try (NDManager step = manager.newSubManager(); // everything of a step dies with it
                GradientMode recording = GradientMode.on()) {
            NDArray labels = staging.bytes(step, List.of(batch.labels()), new Shape(FRAMES, SIDE, SIDE))
                    .squeeze(0);
            NDArray logits = function.train(step, pixels(step, batch), weights.parameters(), weights.buffers());
            NDArray loss = kernels.crossEntropy(logits, labels);
            Gradients.backward(loss);
            NDList gradients = Gradients.of(weights.parameters(), step);
            kernels.sgdStep_(weights.parameters(), gradients, velocity, 0.1, 0.9, 1e-4);
            kernels.zero_(gradients);
            return loss.getFloat();
        }
    }

    private NDArray pixels(NDManager step, Batch batch) {
        return images.pixels(staging.bytes(step, List.of(batch.frames()), new Shape(FRAMES, SIDE, SIDE, 3))
                .squeeze(0));
    }

    /** The class of each pixel, by PyTorch. */
    byte[] classes(Batch batch) {
        try (NDManager step = manager.newSubManager();
                GradientMode silent = GradientMode.off()) {
            NDArray logits = function.infer(step, pixels(step, batch), weights.parameters(), weights.buffers());
            return kernels.predict(logits).classes().toByteArray();
        }
    }

    /** The network as a file that reads camera bytes: normalisation and arg-max are inside. */
    byte[] exported() {
        return OnnxWriter.write(graph, weights.toHost(), OnnxOptions.serving(Map.of("trained-on", "noise")));
    }

    /** The class of each pixel, by ONNX Runtime. */
    static byte[] classes(byte[] onnx, Batch batch) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        ByteBuffer bytes = ByteBuffer.allocateDirect(batch.frames().length).put(batch.frames());
        bytes.flip();
        long[] shape = {FRAMES, SIDE, SIDE, 3};
        try (OrtSession session = environment.createSession(onnx);
                OnnxTensor frames = OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of("frames", frames))) {
            OnnxTensor classes = (OnnxTensor) result.get("classes").orElseThrow();
            byte[] values = new byte[batch.labels().length];
            classes.getByteBuffer().get(values);
            return values;
        }
    }

    /** The share of equal pixels. */
    static double agreement(byte[] one, byte[] other) {
        int equal = 0;
        for (int i = 0; i < one.length; i++) {
            equal += one[i] == other[i] ? 1 : 0;
        }
        return equal / (double) one.length;
    }

    @Override
    public void close() {
        manager.close();
    }

    public static void main(String[] arguments) throws OrtException {
        try (BrightBox network = new BrightBox()) {
            for (int step = 0; step < 60; step++) {
                System.out.println("step " + step + ", loss " + network.train(Batch.drawn(step)));
            }
            Batch unseen = Batch.drawn(1_000);
            byte[] inTorch = network.classes(unseen);
            byte[] inOnnxRuntime = classes(network.exported(), unseen);
            System.out.println("right: " + agreement(inOnnxRuntime, unseen.labels()));
            System.out.println("as PyTorch says: " + agreement(inOnnxRuntime, inTorch));
        }
    }
}
