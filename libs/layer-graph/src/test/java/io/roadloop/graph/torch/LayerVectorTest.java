package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Layer;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.layer.Shrink;
import io.roadloop.graph.layer.Sigmoid;
import io.roadloop.graph.layer.TransposedConvolution;
import io.roadloop.graph.support.Golden;
import io.roadloop.graph.support.Vector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden vectors of single layers, value and gradient, in double precision. */
class LayerVectorTest {
    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final GradientMode recording = GradientMode.on();

    @AfterEach
    void close() {
        recording.close();
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void shouldDilateLikeVector20d(int rate) {
        Vector vector = Vector.read("20d_dilated_conv");
        GraphBuilder builder = GraphBuilder.named("dilated");
        Graph graph = builder.build(builder.add("conv", Convolution.of(2, 3).dilated(rate), builder.input(2)));
        NDArray x = vector.input(manager, "x", DataType.FLOAT64);
        NDArray w = vector.input(manager, "w_rate" + rate, DataType.FLOAT64);

        NDList gradients = check(graph, x, new NDList(w), vector.expected("out_rate" + rate));

        assertEqual(gradients.get(0), vector.expected("grad_x_rate" + rate));
        assertEqual(gradients.get(1), vector.expected("grad_w_rate" + rate));
    }

    @Test
    void shouldEnlargeLikeVector20c() {
        Vector vector = Vector.read("20c_deconv_8x8_stride4");
        Graph graph = reduced(3, 4, new TransposedConvolution(2, 8, 4, true));
        NDArray x = spread(vector.input(manager, "x", DataType.FLOAT64), 4);
        NDArray w = vector.input(manager, "w", DataType.FLOAT64);
        NDArray b = vector.input(manager, "b", DataType.FLOAT64);

        NDList gradients = check(graph, x, new NDList(identity(3), w, b), vector.expected("out"));

        assertEqual(gathered(gradients.get(0), 4), vector.expected("grad_x"));
        assertEqual(gradients.get(2), vector.expected("grad_w"));
        assertEqual(gradients.get(3), vector.expected("grad_b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8x10", "16x20", "2x2", "7x9", "4x5", "1x1"})
    void shouldResizeLikeAnotherMapAsVector20b(String size) {
        GraphBuilder builder = GraphBuilder.named("resized");
        Node x = builder.features("x", new MapShape(2, 1));
        Node like = builder.features("like", new MapShape(1, 1));
        Graph graph = builder.buildHead(builder.add("resize", new ResizeLike(), x, like));
        try (Golden golden = new Golden(
                graph, Vector.read("20b_bilinear_resize"), path -> path.equals("like") ? "zeros1x1x" + size : path)) {
            Reading reading = golden.readWithGradient();
            Gradients.backward(golden.cosineSum(reading.output()));

            golden.assertValue(reading.output(), "out_" + size);
            golden.assertGradient("x", "grad_" + size);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8x10", "16x20", "2x2", "7x9", "4x5", "1x1"})
    void shouldResizeToAnySizeLikeVector20b(String size) {
        Vector vector = Vector.read("20b_bilinear_resize");
        Shape shape = vector.expectedShape("out_" + size);
        try (ImageKernels kernels = ImageKernels.load(manager)) {
            NDArray x = vector.input(manager, "x", DataType.FLOAT64);

            NDArray resized = kernels.resize(x, (int) shape.get(2), (int) shape.get(3));

            assertEqual(resized, vector.expected("out_" + size));
        }
    }

    @Test
    void shouldStayFiniteInTheSigmoidOfVector20a() {
        GraphBuilder builder = GraphBuilder.named("opened");
        Node logits = builder.features("logits", new MapShape(3, 1));
        Graph graph = builder.buildHead(builder.add("sigmoid", new Sigmoid(), logits));
        try (Golden golden = new Golden(graph, Vector.read("20a_softmax"), path -> path)) {
            golden.assertValue(golden.readWithGradient().output(), "sigmoid");
        }
    }

    /** Of six columns the vector's resize by a factor gives one, from the first four; the layer gives ⌈6 / 4⌉ = 2. */
    @Test
    void shouldShrinkASideOfFourLikeVector21b() {
        Vector vector = Vector.read("21b_routing_gate_network");
        GraphBuilder builder = GraphBuilder.named("shrunk");
        Graph graph =
                builder.buildHead(builder.add("shrink", new Shrink(4), builder.features("h", new MapShape(4, 1))));
        NDArray h = vector.input(manager, "h", DataType.FLOAT64).get(":, :, :, 0:4");
        try (TorchFunction function = TorchFunction.compile(graph, manager)) {
            NDArray small = function.infer(manager, h, new NDList(), new NDList());

            assertEqual(small, vector.expected("small_gate_input"));
        }
    }

    /** The value, and the gradients of sum(out · cos(flat index)) by pixels and parameters. */
    private NDList check(Graph graph, NDArray pixels, NDList parameters, double[] expected) {
        try (TorchFunction function = TorchFunction.compile(graph, manager)) {
            NDList all = new NDList(pixels);
            all.addAll(parameters);
            Gradients.enable(all);
            NDArray out = function.train(manager, pixels, parameters, new NDList());
            assertEqual(out, expected);
            NDArray cosines = manager.arange(out.size())
                    .toType(DataType.FLOAT64, false)
                    .cos()
                    .reshape(out.getShape());
            Gradients.backward(out.mul(cosines).sum());
            return Gradients.of(all, manager);
        }
    }

    /** A graph whose first layer reads every so-manieth pixel, so that a layer below the input's size can be tried. */
    private static Graph reduced(int channels, int stride, Layer up) {
        GraphBuilder builder = GraphBuilder.named("reduced");
        Node input = builder.input(channels);
        Node down = builder.add("down", Convolution.of(channels, 1).strided(stride), input);
        return builder.build(builder.add("up", up, down, input));
    }

    private NDArray identity(int channels) {
        return manager.eye(channels).toType(DataType.FLOAT64, false).reshape(channels, channels, 1, 1);
    }

    private NDArray spread(NDArray x, int stride) {
        Shape shape = x.getShape();
        NDArray large = manager.zeros(
                new Shape(shape.get(0), shape.get(1), shape.get(2) * stride, shape.get(3) * stride), DataType.FLOAT64);
        large.set(new NDIndex(":, :, ::{}, ::{}", stride, stride), x);
        return large;
    }

    private static NDArray gathered(NDArray x, int stride) {
        return x.get(":, :, ::{}, ::{}", stride, stride);
    }

    private static void assertEqual(NDArray actual, double[] expected) {
        assertThat(actual.toDoubleArray()).containsExactly(expected, within(1e-9));
    }
}
